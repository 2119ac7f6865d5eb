import type { MigrationPlan } from '@ticket-distribution/container';

/** What a migration would do, for people. */
export function migrationText({ database, isEmpty, pending }: MigrationPlan): string {
  if (pending.length === 0) return `${database} is up to date.`;
  const state = isEmpty ? 'is empty' : 'has an older schema';
  const steps = pending.map(({ name, changes }, index) => `  ${index + 1}. ${name}: ${changes}`);
  return [`${database} ${state}. Pending, each in a transaction of its own:`, ...steps].join('\n');
}
