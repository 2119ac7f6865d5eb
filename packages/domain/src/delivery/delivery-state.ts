import { DomainError } from '../shared/domain-error.js';

export const DELIVERY_STATES = [
  'PENDING',
  'IN_FLIGHT',
  'UNKNOWN',
  'DONE',
  'REFUSED',
  'SET_ASIDE',
  'WITHDRAWN',
] as const;
/** Where a delivery stands in its life (names are our choice). */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Every move of a delivery's life. UNKNOWN is asked again with the same key and stays UNKNOWN until answered. */
export const DELIVERY_MOVES: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  PENDING: ['IN_FLIGHT', 'WITHDRAWN', 'SET_ASIDE', 'DONE', 'REFUSED'],
  IN_FLIGHT: ['DONE', 'REFUSED', 'PENDING', 'UNKNOWN'],
  UNKNOWN: ['DONE', 'REFUSED', 'SET_ASIDE'],
  DONE: [],
  REFUSED: [],
  SET_ASIDE: ['PENDING', 'UNKNOWN', 'DONE', 'REFUSED'],
  WITHDRAWN: [],
};

/** The final answers: a later delivery of the same ticket may go on. */
export function isAnswered(state: DeliveryState): boolean {
  return state === 'DONE' || state === 'REFUSED' || state === 'WITHDRAWN';
}

/**
 * Lets the move pass.
 *
 * @throws DomainError `delivery/illegal-move` naming both states
 */
export function checkDeliveryMove(key: string, from: DeliveryState, to: DeliveryState): void {
  if (DELIVERY_MOVES[from].includes(to)) return;
  throw new DomainError('delivery/illegal-move', `Delivery ${key} is ${from} and cannot become ${to}.`, {
    key,
    from,
    to,
  });
}
