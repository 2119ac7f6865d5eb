import { printableLine } from '../output/printable.js';
import { facts } from '../output/table.js';
import type { DryRun } from './dry-run.js';
import type { RunSummary } from './run.js';

/** More would help nobody: the journal has all of them. */
const MOST_TOLD = 20;

export function runText(summary: RunSummary): string {
  const { failed, before, left, interrupted } = summary;
  const counts = facts([
    ['run', summary.run],
    ['journal', summary.journal],
    ['orders', summary.orders],
    ['done before', before],
    ['done', summary.done],
    ['failed', failed.length],
    ['left', left],
  ]);
  const goOn = interrupted || failed.length > 0 ? ['the same command goes on, and tries again what failed'] : [];
  return [counts, ...failuresText(failed), ...goOn].join('\n');
}

export function dryRunText({ orders, changed, unchanged, actions, refused }: DryRun): string {
  const counts = facts([
    ['orders', orders],
    ['would change', changed],
    ['would stay', unchanged],
    ['would be refused', refused.length],
    ...Object.entries(actions).map(([action, count]) => [`tickets to ${action}`, count] as const),
  ]);
  return [counts, ...failuresText(refused), 'nothing was changed: this was a dry run'].join('\n');
}

function failuresText(
  failed: readonly { readonly orderId: string; readonly code: string | null; readonly message: string }[],
): string[] {
  const told = failed
    .slice(0, MOST_TOLD)
    .map(({ orderId, code, message }) => `  ${orderId}  ${printableLine(`${code ?? ''}: ${message}`)}`);
  const more = failed.length > MOST_TOLD ? [`  and ${failed.length - MOST_TOLD} more`] : [];
  return [...told, ...more];
}
