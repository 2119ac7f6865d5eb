import { randomUUID } from 'node:crypto';
import { UsageError } from '../errors/usage-error.js';
import type { Journal, RunEntry } from './journal.js';
import type { OrderList } from './order-list.js';

export interface RunAsked {
  readonly address: string;
  readonly steps: readonly string[];
  /** Go on though the list is not the one that the journal was begun with. */
  readonly changedList: boolean;
}

/**
 * Begins a run, or goes on with the one in the journal.
 *
 * @throws UsageError when the journal is of another address or other steps, or of a list that was changed since
 */
export function beginRun(journal: Journal, list: OrderList, asked: RunAsked): RunEntry {
  const known = journal.run;
  if (known !== undefined) refuseOther(known, asked, journal.path);
  if (known?.list === list.digest) return known;
  if (known !== undefined && !asked.changedList) throw changed(journal, known, list);
  const entry: RunEntry = {
    type: 'run',
    run: known?.run ?? `regenerate-${randomUUID()}`,
    address: asked.address,
    steps: asked.steps,
    orders: list.orderIds.length,
    list: list.digest,
    at: new Date().toISOString(),
  };
  journal.append(entry);
  return entry;
}

function refuseOther(known: RunEntry, { address, steps }: RunAsked, path: string): void {
  const said = (what: string, before: string, now: string): UsageError =>
    new UsageError(`${path} was begun with ${what} ${before}, not ${now}; take another --journal for another run`);
  if (known.address !== address) throw said('the address', known.address, address);
  if (known.steps.join() !== steps.join()) throw said('the steps', known.steps.join(','), steps.join(','));
}

function changed({ path, outcomes }: Journal, known: RunEntry, { orderIds }: OrderList): UsageError {
  const listed = new Set(orderIds);
  const fresh = orderIds.filter((id) => !outcomes.has(id)).length;
  const gone = [...outcomes.keys()].filter((id) => !listed.has(id)).length;
  return new UsageError(
    `the list was changed since ${path} was begun: ${known.orders} orders then, ${orderIds.length} now; ${fresh} of them are not in the journal, ${gone} of the journal are not in the list. --changed-list goes on with the list as it is now`,
  );
}
