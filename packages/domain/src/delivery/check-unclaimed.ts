import { DomainError } from '../shared/domain-error.js';
import type { DeliverySnapshot } from './delivery-snapshot.js';
import { isAnswered } from './delivery-state.js';

/**
 * Lets an operator act on a delivery that waits, or was set aside.
 *
 * @throws DomainError `delivery/under-way` while a call is made, `delivery/answered` when nothing is left to do
 */
export function checkUnclaimedAndOpen({ key, state, claim }: DeliverySnapshot): void {
  if (isAnswered(state)) {
    throw new DomainError('delivery/answered', `Delivery ${key} is ${state}: nothing is left to do.`, { key, state });
  }
  if (claim === null) return;
  throw new DomainError('delivery/under-way', `A call is being made for delivery ${key}; wait for its end.`, { key });
}

/**
 * Lets one operator act who has seen the delivery as it is.
 *
 * @param seen the revision that the operator read
 * @throws DomainError `delivery/changed-meanwhile` telling how it is now
 */
export function checkSeenRevision({ key, revision, state }: DeliverySnapshot, seen: number): void {
  if (revision === seen) return;
  throw new DomainError(
    'delivery/changed-meanwhile',
    `Delivery ${key} was read at revision ${seen} and is ${state} at revision ${revision} now; read it again.`,
    { key, revision, state },
  );
}
