import {
  type CallOutcome,
  type CancelHandOver,
  type HandOver,
  type TicketDistributionId,
  type TicketReferences,
  isValidThere,
  ticketsOf,
} from '@ticket-distribution/domain';
import { namedTickets, sameTickets } from '@ticket-distribution/gateway-http';
import { FINAL_REFUSAL_CODES } from './final-refusal-codes.js';
import type { AnsweredTicket, HandOverAnswer } from './hand-over-answer.js';

/**
 * What an answer proves of a hand-over: that it is applied when the answer names its key and its tickets as they have
 * to be then, that it is refused when the answer names its key and a code of final refusal. Anything else proves nothing.
 */
export function answerOutcome(handOver: HandOver, answer: HandOverAnswer): CallOutcome {
  if (answer.key !== handOver.key) return { kind: 'unknown', reason: 'the answer is for another key' };
  if (answer.outcome === 'refused') return refusal(answer, namedTickets(handOver, answer.ticketDistributionIds));
  if (handOver.operation === 'cancel') return cancelled(handOver, answer.tickets);
  const references = answer.tickets.map((ticket) => ticket.references);
  if (!namesExactly(handOver, references)) return otherTickets();
  const contradiction = handOver.operation === 'issue' ? null : notChanged(handOver, answer.tickets);
  return contradiction === null ? { kind: 'applied', references } : { kind: 'unknown', reason: contradiction };
}

/**
 * What a refusal proves: with a code of final refusal that nothing happened, else nothing.
 *
 * @param named the tickets that it is about; none: the call as a whole
 */
export function refusal(
  { code, message }: Pick<HandOverAnswer, 'code' | 'message'>,
  named: readonly TicketDistributionId[] = [],
): CallOutcome {
  const reason = [code, message].filter((text) => text !== null && text !== '').join(': ');
  const isFinal = FINAL_REFUSAL_CODES.some((final) => final === code);
  if (!isFinal) return { kind: 'unknown', reason: `the refusal proves nothing: ${reason}` };
  const inUse = code === 'ALREADY_IN_USE' ? { pickedUp: true } : {};
  return { kind: 'refused', reason, ...inUse, ...(named.length > 0 && { tickets: named }) };
}

/** Why the answer does not prove that a live ticket was changed; null when it does. */
function notChanged(change: HandOver, tickets: readonly AnsweredTicket[]): string | null {
  const over = tickets.find(({ status }) => !isValidThere(status));
  if (over !== undefined) return `the ticket is ${over.status} after the ${change.operation}`;
  if (change.operation !== 'transfer') return null;
  const isMoved = tickets.every(
    ({ references: { customerAccountRef: account } }) => account === null || account === change.customerAccountRef,
  );
  return isMoved ? null : 'the ticket is on another account after the transfer';
}

/** A cancel that was too early for its issue names no tickets: there are none, and there will be none. */
function cancelled(cancel: CancelHandOver, tickets: readonly AnsweredTicket[]): CallOutcome {
  if (tickets.length === 0) return { kind: 'applied', references: cancel.ticketDistributionIds.map(withoutNames) };
  const references = tickets.map((ticket) => ticket.references);
  if (!namesExactly(cancel, references)) return otherTickets();
  const live = tickets.find(({ status }) => isValidThere(status));
  if (live !== undefined) return { kind: 'unknown', reason: `a ticket is ${live.status} after the cancel` };
  return { kind: 'applied', references };
}

function namesExactly(handOver: HandOver, references: readonly TicketReferences[]): boolean {
  return sameTickets(
    ticketsOf(handOver),
    references.map(({ ticketDistributionId }) => ticketDistributionId),
  );
}

function otherTickets(): CallOutcome {
  return { kind: 'unknown', reason: 'the answer names other tickets than were handed over' };
}

function withoutNames(ticketDistributionId: TicketReferences['ticketDistributionId']): TicketReferences {
  return { ticketDistributionId, externalReference: null, fareContractRef: null, customerAccountRef: null };
}
