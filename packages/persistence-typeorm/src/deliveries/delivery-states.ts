import { DELIVERY_STATES, type DeliveryState, isAnswered } from '@ticket-distribution/domain';

/** The states in which a delivery has no final answer. */
export const UNANSWERED_STATES: readonly DeliveryState[] = DELIVERY_STATES.filter((state) => !isAnswered(state));

/** The states in which a delivery that nobody has claimed waits for a call. */
export const WAITING_STATES: readonly DeliveryState[] = ['PENDING', 'UNKNOWN'];
