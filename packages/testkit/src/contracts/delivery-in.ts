import type { CallOutcome, Delivery, DeliveryState } from '@ticket-distribution/domain';
import { aDelivery } from '../builders/a-delivery.js';
import { endCall } from './delivery-story.js';

/** How a new delivery gets into each state. */
const WAYS: Readonly<Record<DeliveryState, CallOutcome | 'claimed' | 'withdrawn' | null>> = {
  PENDING: null,
  IN_FLIGHT: 'claimed',
  UNKNOWN: { kind: 'unknown', reason: 'time-out' },
  DONE: { kind: 'applied', references: [] },
  REFUSED: { kind: 'refused', reason: 'unknown product' },
  SET_ASIDE: { kind: 'not-found', reason: 'never heard of it' },
  WITHDRAWN: 'withdrawn',
};

/** Leads a new delivery into a state, the way it would get there. */
export function deliveryIn(state: DeliveryState, delivery: Delivery = aDelivery()): Delivery {
  const way = WAYS[state];
  const at = delivery.snapshot.createdAt;
  if (way === null) return delivery;
  if (way === 'withdrawn') {
    delivery.withdraw(at);
    return delivery;
  }
  delivery.claim('claim-1', at, at);
  if (way !== 'claimed') endCall(delivery, { outcome: way, request: null, answer: null, milliseconds: 0 });
  return delivery;
}
