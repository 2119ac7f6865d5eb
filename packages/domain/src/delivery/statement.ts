import type { DeliveryOperation, HandOver } from '../hand-over/hand-over.js';
import { DomainError } from '../shared/domain-error.js';
import type { Attempt, DeliverySnapshot } from './delivery-snapshot.js';

export const TICKET_STATEMENTS = ['there', 'not-there', 'changed', 'unchanged'] as const;
/**
 * How the tickets of a hand-over stand at their system, as an operator says who asked it: there under the key of the
 * issue or not, changed as they were to be or not.
 */
export type TicketStatement = (typeof TICKET_STATEMENTS)[number];

/** What each statement says of a hand-over; one that is missing says nothing of it. */
const MEANINGS: Readonly<Record<DeliveryOperation, Partial<Record<TicketStatement, 'applied' | 'refused'>>>> = {
  issue: { there: 'applied', 'not-there': 'refused' },
  cancel: { 'not-there': 'applied', there: 'refused' },
  update: { changed: 'applied', unchanged: 'refused' },
  'update-validity': { changed: 'applied', unchanged: 'refused' },
  transfer: { changed: 'applied', unchanged: 'refused' },
};

/**
 * How a hand-over ended if its tickets stand so.
 *
 * @throws DomainError `delivery/statement-does-not-fit` when the statement says nothing of such a hand-over
 */
export function outcomeOfStatement({ key, operation }: HandOver, statement: TicketStatement): 'applied' | 'refused' {
  const outcome = MEANINGS[operation][statement];
  if (outcome !== undefined) return outcome;
  const fitting = Object.keys(MEANINGS[operation]);
  throw new DomainError(
    'delivery/statement-does-not-fit',
    `Delivery ${key} is to ${operation}: say whether its tickets are ${fitting.join(' or ')}.`,
    { key, operation, fitting },
  );
}

/** Whether no call of a delivery can have reached its system, nor can reach it any more. */
export function neverTookEffect(attempts: readonly Attempt[]): boolean {
  return attempts.every(({ outcome }) => outcome === 'no-effect');
}

/**
 * Whether a call of an issue can reach its system still, though the delivery is REFUSED: by the word of an operator, and not
 * by an answer of the system.
 *
 * @param attempts all calls that were made for it
 */
export function mayStillLand({ state }: DeliverySnapshot, attempts: readonly Attempt[]): boolean {
  const isAnswered = attempts.some(({ outcome }) => outcome === 'refused');
  return state === 'REFUSED' && !isAnswered && !neverTookEffect(attempts);
}
