import type { Snapshot, Transaction, Transactions } from '@ticket-distribution/application';
import { type DriftId, type TicketDistributionId, fulfillmentPolicies } from '@ticket-distribution/domain';
import { aDelivery, aDrift, aGroup, aRecordedOrder, aStatusCheck, anOrder } from '@ticket-distribution/testkit';

const order = anOrder();
const group = aGroup(order);
const delivery = aDelivery();
const AT = delivery.snapshot.createdAt;
const TICKET = group.snapshot.tickets[0]?.id ?? ('none' as TicketDistributionId);

/** A life of an order in which a release sends every kind of statement that it has. */
export async function releaseStory(transactions: Transactions): Promise<void> {
  await transactions.run(save);
  await transactions.run(change);
  await transactions.run(call);
  await transactions.read(look);
  await transactions.run(({ statusChecks }) => statusChecks.remove(aStatusCheck().key));
}

async function save({ orders, groups, deliveries, drifts, statusChecks }: Transaction): Promise<void> {
  await orders.save(aRecordedOrder(order));
  await groups.save(group);
  await deliveries.save(delivery);
  await drifts.save(aDrift());
  await statusChecks.save(aStatusCheck());
}

async function change({ orders, groups, drifts, statusChecks }: Transaction): Promise<void> {
  const locked = await orders.lock(order.id);
  locked?.record(anOrder({ version: 2 }), AT);
  if (locked !== undefined) await orders.save(locked);
  const stored = await groups.find(group.id);
  const occasion = { at: AT, by: 'test', distributionChannelId: null };
  stored?.handOver({ pickup: null, language: null, distributionChannelId: null, organisationId: 1 }, occasion, {
    policies: fulfillmentPolicies,
  });
  if (stored !== undefined) await groups.save(stored);
  await drifts.save(aDrift({ revision: 1, state: 'RESOLVED' }));
  await statusChecks.save(aStatusCheck({ lookedAt: AT }));
}

async function call({ deliveries }: Transaction): Promise<void> {
  const claimed = await deliveries.find(delivery.key);
  if (claimed === undefined) throw new Error('the delivery was saved');
  claimed.claim('claim-1', AT, AT);
  await deliveries.save(claimed);
  const calling = await deliveries.find(delivery.key);
  const transcript = { request: 'asked', answer: 'answered' };
  const schedule = { attempts: 3, firstDelayMs: 500, longestDelayMs: 15_000 };
  const outcome = { kind: 'unknown', reason: 'time-out' } as const;
  calling?.settle('claim-1', { outcome, transcript, at: AT, schedule, fraction: 0.5 });
  if (calling !== undefined) await deliveries.save(calling);
  await deliveries.takeDue({ fulfillmentMethod: 'NOD', at: aStatusCheck().until, limit: 10 });
}

async function look({ orders, groups, deliveries, drifts, statusChecks }: Snapshot): Promise<void> {
  await orders.find(order.id);
  await groups.ofTicket(TICKET);
  await groups.ofOrder(order.id);
  await groups.historyOf(TICKET);
  await groups.decisionsOf(group.id);
  const condition = { field: 'orderId', operator: 'eq', values: [order.id] } as const;
  await groups.search({ conditions: [condition], page: 0, perPage: 1 });
  await deliveries.ofGroups([group.id]);
  await deliveries.openOf([group.id]);
  await deliveries.claimed();
  await deliveries.attemptsOf(delivery.key);
  await drifts.find('drift-1' as DriftId);
  await drifts.lastingOf(group.id);
  await drifts.search({ orderId: order.id, page: 0, perPage: 20 });
  await statusChecks.due({ fulfillmentMethod: 'NOD', at: aStatusCheck().until, limit: 10 });
}
