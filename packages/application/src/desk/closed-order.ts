import { type Instant, type KeptReason, type OrderId, isAnswered, reasonToKeep } from '@ticket-distribution/domain';
import type { Snapshot, Transaction } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { mayReach } from '../shared/may-reach.js';
import type { PurgeCounts } from './purge-counts.js';

export type { PurgeCounts } from './purge-counts.js';

/**
 * How much is kept of an order that was closed before the date; why it was not, otherwise; null when it is not for the
 * caller to change, or gone.
 */
export async function closedOrder(
  snapshot: Snapshot,
  orderId: OrderId,
  before: Instant,
  caller: Caller,
): Promise<PurgeCounts | KeptReason | null> {
  const order = await snapshot.orders.find(orderId);
  if (order === undefined || !mayReach(caller, 'change', order.organisationId)) return null;
  const groups = (await snapshot.groups.ofOrder(orderId)).map((group) => group.snapshot);
  const ids = groups.map(({ id }) => id);
  const deliveries = (await snapshot.deliveries.ofGroups(ids)).map((delivery) => delivery.snapshot);
  const ofOrder = { orderId, page: 0, perPage: 1 };
  const why = reasonToKeep(
    {
      order: order.snapshot,
      groups,
      openDeliveries: deliveries.filter(({ state }) => !isAnswered(state)).length,
      openDrifts: (await snapshot.drifts.search({ ...ofOrder, state: 'OPEN' })).totalItems,
      statusChecks: (await snapshot.statusChecks.ofGroups(ids)).length,
    },
    before,
  );
  if (why !== null) return why;
  const tickets = groups.flatMap((group) => group.tickets);
  return {
    orders: 1,
    groups: groups.length,
    tickets: tickets.length,
    moves: sum(tickets.map(({ moveCount }) => moveCount)),
    decisions: sum(groups.map(({ decisionCount }) => decisionCount)),
    deliveries: deliveries.length,
    attempts: sum(deliveries.map(({ attemptCount }) => attemptCount)),
    drifts: (await snapshot.drifts.search(ofOrder)).totalItems,
  };
}

/** Deletes an order with all that was kept of it. */
export async function deleteOrder(transaction: Transaction, orderId: OrderId): Promise<void> {
  const groups = await transaction.groups.ofOrder(orderId);
  await transaction.mails.removeOf(orderId);
  await transaction.pdfTickets.removeOf(orderId);
  await transaction.passes.removeOf(orderId);
  await transaction.returnedDocuments.removeOf(orderId);
  await transaction.drifts.removeOf(orderId);
  await transaction.deliveries.removeOf(groups.map(({ id }) => id));
  await transaction.groups.removeOf(orderId);
  await transaction.orders.remove(orderId);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
