import type { Caller } from '@ticket-distribution/application';
import type { TicketDistributionId } from '@ticket-distribution/domain';
import type { FastifyRequest } from 'fastify';
import type { Operation } from '../operations/operation.js';
import type { UseCases } from '@ticket-distribution/application';
import { COMMON_HEADERS, TICKET_ID } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { ticketIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toDeliveriesView } from '../views/deliveries-view.js';
import { toExplainView } from '../views/explain-view.js';
import { toHistoryView } from '../views/history-view.js';
import { toReadTicketView } from '../views/read-ticket-view.js';

const PATH = '/v1/ticket-distributions/{ticketDistributionId}';

/** What the operations that read one ticket have in common. */
function readsTicket(
  named: Pick<Operation, 'path' | 'operationId' | 'summary' | 'description'>,
  schema: string,
  read: (useCases: UseCases, id: TicketDistributionId, caller: Caller) => Promise<object>,
): Operation {
  return {
    ...named,
    method: 'GET',
    access: 'tickets:read',
    tag: 'Ticket Distributions',
    parameters: [TICKET_ID, ...COMMON_HEADERS],
    answers: { 200: { description: 'What is kept of the ticket.', schema: component(schema) } },
    refusals: ['ticket-distribution/not-found'],
    handle:
      ({ useCases }) =>
      async (request: FastifyRequest) => {
        const { id, caller } = readAll({ id: () => ticketIdOf(request), caller: () => callerOf(request) });
        return read(useCases, id, caller);
      },
  };
}

export const readTicket: Operation = readsTicket(
  {
    path: PATH,
    operationId: 'readTicketDistribution',
    summary: 'Read a ticket',
    description: 'As in its group, and where it belongs.',
  },
  'ReadTicketDistribution',
  async ({ readTicket: useCase }, id, caller) => toReadTicketView(await useCase.execute({ id, caller }), id),
);

export const readTicketHistory: Operation = readsTicket(
  {
    path: `${PATH}/history`,
    operationId: 'readTicketHistory',
    summary: 'Read what happened to a ticket',
    description: 'Every move, when, by whom, for which order version, and why.',
  },
  'TicketHistory',
  async ({ ticketStory }, id, caller) => toHistoryView(await ticketStory.history(id, caller)),
);

export const readTicketDeliveries: Operation = readsTicket(
  {
    path: `${PATH}/deliveries`,
    operationId: 'readTicketDeliveries',
    summary: 'Read what ticket systems were told of a ticket',
    description: 'Every hand-over that names it, with the calls made for it, without secrets and personal data.',
  },
  'TicketDeliveries',
  async ({ ticketStory }, id, caller) => toDeliveriesView(await ticketStory.deliveries(id, caller)),
);

export const explainTicket: Operation = readsTicket(
  {
    path: `${PATH}/explain`,
    operationId: 'explainTicket',
    summary: 'Read why a ticket is as it is',
    description:
      'Every decision that concerned it, with what it was taken from: written down then, and never recomputed.',
  },
  'TicketDecisions',
  async ({ ticketStory }, id, caller) => toExplainView(await ticketStory.decisions(id, caller), id),
);
