import {
  DomainError,
  type Instant,
  type OrderId,
  type Person,
  isAnswered,
  isNamedIn,
  personIn,
  reasonsNotToErase,
} from '@ticket-distribution/domain';
import type { Snapshot } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { mayReach } from '../shared/may-reach.js';
import type { StillInUse } from './erasure-receipt.js';
import { type ReadOrderStory, readOrderStory, storyOf } from './whole-order.js';

/** A customer in one order, with what names the customer there. */
export interface CustomerInOrder {
  readonly read: ReadOrderStory;
  readonly person: Person;
  readonly inUse: StillInUse | null;
}

/** The customer in an order; null when the order is not the caller's to change, is gone, or names no such customer. */
export async function customerInOrder(
  snapshot: Snapshot,
  orderId: OrderId,
  { customerId, caller }: { readonly customerId: string; readonly caller: Caller },
  at: Instant,
): Promise<CustomerInOrder | null> {
  const order = await snapshot.orders.find(orderId);
  if (order === undefined || !mayReach(caller, 'change', order.organisationId)) return null;
  const read = await readOrderStory(snapshot, order);
  const story = storyOf(read);
  const person = personIn(customerId, story);
  if (!isNamedIn(story, person)) return null;
  const open = story.deliveries.filter(({ state }) => !isAnswered(state));
  const why = reasonsNotToErase(person, { groups: read.groups, open }, at);
  return { read, person, inUse: why.length === 0 ? null : { orderId, why } };
}

/** What is said of a customer who cannot be erased without being forced. */
export function stillInUse(orders: readonly StillInUse[]): DomainError {
  return new DomainError(
    'customer/still-in-use',
    `The customer has a live ticket that is not over, or a delivery without an answer, in ${orders.length} ${orders.length === 1 ? 'order' : 'orders'}.`,
    { orders },
  );
}
