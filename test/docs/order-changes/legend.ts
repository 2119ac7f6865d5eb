import {
  FULFILLMENT_METHODS,
  PROPOSED_REPAIRS,
  type DriftKind,
  fulfillmentPolicies,
} from '@ticket-distribution/domain';
import { NEW_TICKETS, driftWord } from './cell-words.js';
import { type Fate, fates } from './fates.js';
import { table, together } from './markdown.js';
import { states } from './states.js';
import type { WayTable } from './way-table.js';

const ALL_FATES: readonly Fate[] = [...fates, ...Object.values(NEW_TICKETS)];

/**
 * Every word that the tables use.
 *
 * @throws Error for an outcome that never comes about: its rule would be dead
 */
export function outcomeLegend(tables: Iterable<WayTable>): string {
  const used = usedWords(tables);
  const dead = ALL_FATES.filter(({ short }) => !used.has(short));
  if (dead.length > 0) throw new Error(`no cell comes to: ${dead.map(({ short }) => short).join(', ')}`);
  const rows = ALL_FATES.map(({ short, meaning }) => [short, meaning]);
  const drifts = Object.entries(PROPOSED_REPAIRS)
    .filter(([kind]) => used.has(driftWord(kind as DriftKind)))
    .map(([kind, repair]) => [
      driftWord(kind as DriftKind),
      `listed as a drift; the repair it proposes is \`${repair}\``,
    ]);
  return table(['outcome', 'what it means'], [...rows, ...drifts]);
}

/** Where a ticket can stand, and for which methods it never does. */
export function stateLegend(): string {
  const rows = states.map(({ name, meaning, absent }) => {
    const reasons = FULFILLMENT_METHODS.map((method) => [method, absent(fulfillmentPolicies[method])] as const);
    const never = together(reasons, (reason) => reason ?? '').filter(({ value }) => value !== null);
    return [name, meaning, never.map(({ keys, value }) => `${keys.join(', ')}: ${value}`).join('; ')];
  });
  return table(['the ticket is', 'what it means', 'does not occur (–)'], rows);
}

function usedWords(tables: Iterable<WayTable>): ReadonlySet<string> {
  const cells = [...tables].flatMap((rows) => [...rows.values()].flatMap((row) => [...row.values()]));
  return new Set(cells.flatMap((words) => words ?? []));
}
