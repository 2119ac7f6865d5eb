import type { MigrationPlan } from '@ticket-distribution/container';

/** What a migration would do, for people. */
export function migrationText({ database, tablePrefix, isEmpty, pending }: MigrationPlan): string {
  const ours = tablePrefix === '' ? '' : ` (tables ${tablePrefix}…)`;
  if (pending.length === 0) return `${database}${ours} is up to date.`;
  const state = isEmpty ? 'has none of our tables yet' : 'has an older schema';
  const steps = pending.map(({ name, changes }, index) => `  ${index + 1}. ${name}: ${changes}`);
  return [`${database}${ours} ${state}. Pending, each in a transaction of its own:`, ...steps].join('\n');
}
