import type { Snapshot, Transaction, Transactions } from '@ticket-distribution/application';
import { type DeliverySnapshot, isAnswered, ticketsOf } from '@ticket-distribution/domain';
import { orderId } from './story.js';

/** The groups and deliveries of the order, as they are committed. */
async function committed(transactions: Transactions) {
  return transactions.read(async ({ groups, deliveries }) => {
    const found = (await groups.ofOrder(orderId)).map(({ snapshot }) => snapshot);
    const stored = await deliveries.ofGroups(found.map(({ id }) => id));
    return { groups: found, deliveries: stored.map(({ snapshot }) => snapshot) };
  });
}

/** The deliveries of the order, as they are committed. */
export async function storedIn(transactions: Transactions): Promise<readonly DeliverySnapshot[]> {
  return (await committed(transactions)).deliveries;
}

/** A database that takes its time for every single operation. */
export function unhurried(transactions: Transactions): Transactions {
  const slow = <T extends object>(repository: T): T =>
    new Proxy(repository, {
      get: (target, name) => {
        const operation = Reflect.get(target, name) as unknown;
        if (typeof operation !== 'function') return operation;
        return async (...values: unknown[]) => {
          await new Promise((resolve) => setImmediate(resolve));
          return Reflect.apply(operation, target, values) as unknown;
        };
      },
    });
  const all = <T extends Snapshot | Transaction>(repositories: T): T =>
    Object.fromEntries(
      Object.entries(repositories).map(([name, repository]) => [name, slow(repository as object)]),
    ) as unknown as T;
  return {
    run: (work) => transactions.run((transaction) => work(all(transaction))),
    read: (work) => transactions.read((snapshot) => work(all(snapshot))),
  };
}

/** What is committed after each transaction: the deliveries, and the tickets under way without one that is open. */
export interface Commit {
  readonly deliveries: readonly DeliverySnapshot[];
  readonly orphans: readonly string[];
}

/** A database of which every commit can be looked at afterwards. */
export function watched(transactions: Transactions): {
  readonly transactions: Transactions;
  readonly commits: readonly Commit[];
} {
  const commits: Commit[] = [];
  const look = async (): Promise<void> => {
    const { groups, deliveries } = await committed(transactions);
    const unanswered = deliveries.filter(({ state }) => !isAnswered(state));
    const open = new Set(unanswered.flatMap(({ handOver }) => ticketsOf(handOver)));
    const underWay = groups.flatMap(({ tickets }) => tickets.filter(({ status }) => status === 'DISTRIBUTING'));
    commits.push({ deliveries, orphans: underWay.map(({ id }) => id).filter((id) => !open.has(id)) });
  };
  const run: Transactions['run'] = async (work) => {
    const result = await transactions.run(work);
    await look();
    return result;
  };
  return { transactions: { run, read: (work) => transactions.read(work) }, commits };
}
