import type { TicketDistributionId, TicketReferences } from '@ticket-distribution/domain';
import { readReturnedDocuments } from './returned-document.js';
import { JsonFields } from './json-fields.js';

const OUTCOMES = ['applied', 'repeated', 'refused'] as const;
const TICKET_STATUSES = ['DISTRIBUTED', 'ACTIVATED', 'CANCELLED', 'CANCELLED_EXTERNALLY'] as const;

/** A ticket as its system tells of it. */
export interface AnsweredTicket {
  readonly references: TicketReferences;
  readonly status: (typeof TICKET_STATUSES)[number];
}

/** What a ticket system answers to a hand-over, and to a question for one (docs/protocols/ticket-systems.md). */
export interface HandOverAnswer {
  /** Null: the system could not read it. */
  readonly key: string | null;
  readonly outcome: (typeof OUTCOMES)[number];
  /** Why it was refused; null when it was not. */
  readonly code: string | null;
  readonly message: string | null;
  /** The tickets that a refusal is about; empty: the call as a whole. */
  readonly ticketDistributionIds: readonly string[];
  readonly tickets: readonly AnsweredTicket[];
}

/** @throws UnreadableAnswer for anything that is not of the protocol's shape */
export function readHandOverAnswer(text: string): HandOverAnswer {
  const answer = JsonFields.parse(text);
  const outcome = answer.oneOf('outcome', OUTCOMES);
  return {
    key: answer.optionalText('key'),
    outcome,
    code: answer.optionalText('code'),
    message: answer.optionalText('message'),
    ticketDistributionIds: answer.optionalTexts('ticketDistributionIds'),
    tickets: outcome === 'refused' ? [] : answer.objects('tickets').map(readTicket),
  };
}

function readTicket(ticket: JsonFields): AnsweredTicket {
  const documents = readReturnedDocuments(ticket);
  const references = {
    ticketDistributionId: ticket.text('ticketDistributionId') as TicketDistributionId,
    externalReference: ticket.optionalText('externalReference'),
    fareContractRef: ticket.optionalText('fareContractRef'),
    customerAccountRef: ticket.optionalText('customerAccountRef'),
    ...(documents.length > 0 && { documents }),
  };
  return { references, status: ticket.oneOf('status', TICKET_STATUSES) };
}
