import type { Call } from '../calls/call.js';
import type { HeldTicket } from '../state/held-ticket.js';
import type { Put } from '../state/rows.js';
import type { State } from '../state/state.js';
import { type CancelEffect, decideCancel } from './decide-cancel.js';
import { decideTransfer, decideUpdate } from './decide-change.js';
import { decideIssue } from './decide-issue.js';
import { documentsOf } from './documents-of.js';
import type { HandOver, TicketAnswer } from './hand-over.js';
import type { JsonSystem } from '../state/json-system.js';

/** A ticket as an answer shows it. */
export const toTicketAnswer = (ticket: HeldTicket): TicketAnswer => ({
  ticketDistributionId: ticket.ticketDistributionId,
  status: ticket.status,
  ...(ticket.fareContractRef !== null && { fareContractRef: ticket.fareContractRef }),
  ...(ticket.customerAccountRef !== null && { customerAccountRef: ticket.customerAccountRef }),
  ...(ticket.externalReference !== null && { externalReference: ticket.externalReference }),
  ...documentsOf(ticket),
});

const decide = (system: JsonSystem, handOver: HandOver, state: State, at: string): CancelEffect => {
  switch (handOver.operation) {
    case 'issue':
      return { tickets: decideIssue(system, handOver), deadKey: null };
    case 'cancel':
      return decideCancel(system.name, handOver, state, at);
    case 'update':
    case 'update-validity':
      return { tickets: [decideUpdate(system.name, handOver, state)], deadKey: null };
    case 'transfer':
      return { tickets: [decideTransfer(system, handOver, state)], deadKey: null };
  }
};

const ticketsOf = (handOver: HandOver): readonly string[] => {
  switch (handOver.operation) {
    case 'issue':
      return handOver.tickets.map(({ ticketDistributionId }) => ticketDistributionId);
    case 'cancel':
      return handOver.ticketDistributionIds;
    case 'update':
    case 'update-validity':
    case 'transfer':
      return [handOver.ticketDistributionId];
  }
};

/** A hand-over to one system as a call that is decided once for its key; its answer is the tickets as they are after it. */
export const handOverCall = (system: JsonSystem, handOver: HandOver): Call<readonly TicketAnswer[]> => ({
  system: system.name,
  operation: handOver.operation,
  key: handOver.key,
  message: handOver.operation,
  content: handOver,
  ticketDistributionIds: ticketsOf(handOver),
  concerns: handOver.operation === 'cancel' ? handOver.issueKey : null,
  decide: (state, at) => {
    const { tickets, deadKey } = decide(system, handOver, state, at);
    const puts: Put[] = tickets.map((row) => ({ table: 'heldTickets', row }));
    if (deadKey !== null) puts.push({ table: 'deadKeys', row: { system: system.name, key: deadKey } });
    return { answer: tickets.map(toTicketAnswer), puts };
  },
});
