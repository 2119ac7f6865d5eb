import {
  type CallOutcome,
  type CancelHandOver,
  type HandOver,
  type IssueHandOver,
  type TicketReferences,
  ticketsOf,
} from '@ticket-distribution/domain';
import { sameTickets } from '@ticket-distribution/gateway-http';
import { FINAL_REFUSAL_CODES } from './final-refusal-codes.js';
import type { AnsweredTicket, HandOverAnswer } from './hand-over-answer.js';

/**
 * What an answer proves of a hand-over: that it is applied when the answer names its key and its tickets as they have
 * to be then, that it is refused when the answer names its key and a code of final refusal. Anything else proves nothing.
 */
export function answerOutcome(handOver: HandOver, answer: HandOverAnswer): CallOutcome {
  if (answer.key !== handOver.key) return { kind: 'unknown', reason: 'the answer is for another key' };
  if (answer.outcome === 'refused') return refusal(answer);
  return handOver.operation === 'issue' ? issued(handOver, answer.tickets) : cancelled(handOver, answer.tickets);
}

function refusal({ code, message }: HandOverAnswer): CallOutcome {
  const reason = [code, message].filter((text) => text !== null && text !== '').join(': ');
  const isFinal = FINAL_REFUSAL_CODES.some((final) => final === code);
  return isFinal ? { kind: 'refused', reason } : { kind: 'unknown', reason: `the refusal proves nothing: ${reason}` };
}

function issued(issue: IssueHandOver, tickets: readonly AnsweredTicket[]): CallOutcome {
  const references = tickets.map((ticket) => ticket.references);
  return namesExactly(issue, references) ? { kind: 'applied', references } : otherTickets();
}

/** A cancel that was too early for its issue names no tickets: there are none, and there will be none. */
function cancelled(cancel: CancelHandOver, tickets: readonly AnsweredTicket[]): CallOutcome {
  if (tickets.length === 0) return { kind: 'applied', references: cancel.ticketDistributionIds.map(withoutNames) };
  const references = tickets.map((ticket) => ticket.references);
  if (!namesExactly(cancel, references)) return otherTickets();
  const live = tickets.find(({ status }) => status !== 'CANCELLED' && status !== 'CANCELLED_EXTERNALLY');
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
