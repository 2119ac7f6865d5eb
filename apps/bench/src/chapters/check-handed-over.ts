import type { NodeProcess } from '@ticket-distribution/processes';
import type { RowBook } from '../result/row-book.js';
import { ledgerOf } from '../world/bench-world.js';

/** Notes a problem unless the ticket system has applied one hand-over for each of so many tickets, and none twice. */
export async function checkHandedOver(stub: NodeProcess, expected: number, book: RowBook): Promise<void> {
  const { tickets, applied, twice } = await ledgerOf(stub);
  if (tickets === expected && applied === expected && twice === 0) return;
  book.problems.push(
    `${expected} tickets were distributed; the ticket system applied ${applied} hand-overs of ${tickets} tickets, ${twice} of them twice`,
  );
}
