import { DomainError } from '../shared/domain-error.js';
import { type CallOutcome, type HandOver, type TicketReferences, ticketsOf } from './hand-over.js';

/**
 * The outcome of a call as far as it is to be believed. A call is all or nothing: what was applied was applied to every
 * ticket of the hand-over, so that only an issue has to name each, for the names are what a pickup starts with. An answer that
 * names other tickets, or one twice, proves nothing.
 */
export function checkedOutcome(handOver: HandOver, outcome: CallOutcome): CallOutcome {
  if (outcome.kind !== 'applied') return outcome;
  const known = new Map(outcome.references.map((reference) => [reference.ticketDistributionId, reference]));
  const tickets = ticketsOf(handOver);
  const others = outcome.references.map(({ ticketDistributionId: id }) => id).filter((id) => !tickets.includes(id));
  if (others.length > 0) {
    return { kind: 'unknown', reason: `the answer names tickets that were not handed over: ${others.join(', ')}` };
  }
  if (known.size < outcome.references.length) return { kind: 'unknown', reason: 'the answer names a ticket twice' };
  const missing = tickets.filter((id) => !known.has(id));
  if (handOver.operation === 'issue' && missing.length > 0) {
    return { kind: 'unknown', reason: `the answer does not name every ticket: ${missing.join(', ')} is missing` };
  }
  return { kind: 'applied', references: tickets.map((id) => known.get(id) ?? withoutNames(id)) };
}

/**
 * Lets the names pass that a ticket system gave the tickets of a hand-over.
 *
 * @throws DomainError `delivery/answer-incomplete` unless each ticket of the hand-over is named once, and no other
 */
export function refuseOtherTickets(handOver: HandOver, references: readonly TicketReferences[]): void {
  const tickets = ticketsOf(handOver);
  const named = new Set(references.map(({ ticketDistributionId }) => ticketDistributionId));
  if (references.length === tickets.length && tickets.every((id) => named.has(id))) return;
  throw new DomainError(
    'delivery/answer-incomplete',
    `The answer to ${handOver.key} has to name each of its tickets once: ${tickets.join(', ')}.`,
    { key: handOver.key, ticketDistributionIds: tickets },
  );
}

function withoutNames(ticketDistributionId: TicketReferences['ticketDistributionId']): TicketReferences {
  return { ticketDistributionId, externalReference: null, fareContractRef: null, customerAccountRef: null };
}
