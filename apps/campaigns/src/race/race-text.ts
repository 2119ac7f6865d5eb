import { type RaceRow, isWon } from './run-race.js';

const TITLE_WIDTH = 40;

/** The head of the table. */
export function headText(calls: number, orders: number): string {
  return `Each line: ${orders} orders, each asked ${calls} times at once.\n\n${columns('', 'answered', 'equal answers', 'handed over once')}`;
}

/** One line of the table. */
export function rowText(row: RaceRow, calls: number): string {
  const { title, showings } = row;
  const sum = (of: 'accepted' | 'equal'): string =>
    `${showings.reduce((total, showing) => total + showing[of], 0)} of ${showings.length * calls}`;
  const counted = showings.filter(({ handedOverOnce }) => handedOverOnce !== null);
  const once = counted.filter(({ handedOverOnce }) => handedOverOnce === true).length;
  const handedOver = counted.length === 0 ? '-' : `${once} of ${counted.length} orders`;
  return `${columns(title, sum('accepted'), sum('equal'), handedOver)}${isWon(row) ? 'ok' : 'FAILED'}`;
}

/** What went wrong in a row, a few lines at most. */
export function faultsText({ showings }: RaceRow): string {
  const faults = showings.flatMap((showing) => showing.faults);
  const shown = faults.slice(0, 5).map((fault) => `  ${fault}`);
  return [...shown, ...(faults.length > 5 ? [`  and ${faults.length - 5} more`] : [])].join('\n');
}

/** The figure in the form in which other engines were measured. */
export function peersText(rows: readonly RaceRow[], calls: number): string {
  const row = rows.find(({ title }) => title === 'distribute');
  const showings = row?.showings ?? [];
  const once = showings.filter(({ handedOverOnce }) => handedOverOnce === true).length;
  return `the same order fulfilled ${calls} times at once: ${once} of ${showings.length} orders: one hand-over a ticket`;
}

function columns(title: string, accepted: string, equal: string, handedOver: string): string {
  return title.padEnd(TITLE_WIDTH) + accepted.padEnd(14) + equal.padEnd(16) + handedOver.padEnd(20);
}
