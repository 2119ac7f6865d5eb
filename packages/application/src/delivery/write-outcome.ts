import {
  type Attempt,
  type Delivery,
  type DeliveryKey,
  type DeliveryState,
  type Settlement,
  ticketsOf,
} from '@ticket-distribution/domain';
import type { Transaction } from '../ports/transactions.js';

/** Writes how a claimed call ended: to the delivery with its attempt and, when the answer is final, to its tickets. */
export async function writeOutcome(
  { deliveries, groups }: Transaction,
  key: DeliveryKey,
  claim: string,
  settlement: Settlement,
): Promise<{ readonly attempt: Attempt; readonly state: DeliveryState }> {
  const delivery = await deliveries.find(key);
  if (delivery === undefined) throw new Error(`Delivery ${key} is gone`);
  delivery.settle(claim, settlement);
  await deliveries.save(delivery);
  await moveTickets(delivery, { groups }, settlement);
  const [attempt] = delivery.newAttempts;
  if (attempt === undefined) throw new Error(`Delivery ${key} was settled without an attempt`);
  return { attempt, state: delivery.snapshot.state };
}

async function moveTickets(
  { snapshot: { handOver } }: Delivery,
  { groups }: Pick<Transaction, 'groups'>,
  { outcome, at }: Settlement,
): Promise<void> {
  if (outcome.kind !== 'applied' && outcome.kind !== 'refused') return;
  const group = await groups.find(handOver.ticketDistributionGroupId);
  if (group === undefined) throw new Error(`Group ${handOver.ticketDistributionGroupId} is gone`);
  const occasion = { at, by: `ticket-system:${handOver.fulfillmentMethod}`, distributionChannelId: null };
  if (outcome.kind === 'applied') group.confirm(handOver, outcome.references, occasion);
  else group.refuse(ticketsOf(handOver), outcome.reason, occasion);
  await groups.save(group);
}
