import type { Instant } from '../shared/instant.js';
import type { DeliverySnapshot } from './delivery-snapshot.js';
import { isAnswered } from './delivery-state.js';
import { ticketsOf } from '../hand-over/hand-over.js';

/** Whether a call may be made now: waiting for one, claimed by nobody, its time reached. */
export function isDue({ state, claim, nextAttemptAt }: DeliverySnapshot, at: Instant): boolean {
  const waits = state === 'PENDING' || state === 'UNKNOWN';
  return waits && claim === null && nextAttemptAt !== null && nextAttemptAt <= at;
}

/** Whether it waits for a call that may be made after `instant` only. */
export function isPutOffBeyond({ state, claim, nextAttemptAt }: DeliverySnapshot, instant: Instant): boolean {
  const waits = state === 'PENDING' || state === 'UNKNOWN';
  return waits && claim === null && nextAttemptAt !== null && nextAttemptAt > instant;
}

/** Whether somebody holds a claim on the delivery whose lease has run out. */
export function isLeaseOver({ claim }: DeliverySnapshot, at: Instant): boolean {
  return claim !== null && claim.until <= at;
}

/**
 * Deliveries that share a ticket run in the order in which they were stored: whether an earlier one of the same group
 * has no final answer yet.
 */
export function isBlocked(delivery: DeliverySnapshot, siblings: readonly DeliverySnapshot[]): boolean {
  const tickets = new Set(ticketsOf(delivery.handOver));
  return siblings.some(
    ({ ordinal, state, handOver }) =>
      ordinal < delivery.ordinal && !isAnswered(state) && ticketsOf(handOver).some((id) => tickets.has(id)),
  );
}

/**
 * Whether an answer is about to come: a call is under way, or the first one is to begin as soon as somebody makes it. What
 * waits for another call after one that brought no answer is not, nor is what waits behind it.
 *
 * @param siblings the unanswered deliveries of its group
 */
export function isUnderWay(delivery: DeliverySnapshot, siblings: readonly DeliverySnapshot[]): boolean {
  if (delivery.claim !== null) return true;
  return delivery.state === 'PENDING' && delivery.attemptCount === 0 && !isBlocked(delivery, siblings);
}
