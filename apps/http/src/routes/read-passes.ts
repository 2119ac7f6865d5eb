import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, TICKET_ID, filterParameters } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { HOLDER_FILTERS, readHolder } from '../parsing/documents-query.js';
import type { Query } from '../parsing/page-query.js';
import { ticketIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toPassesView } from '../views/passes-view.js';

export const readPasses: Operation = {
  method: 'GET',
  path: '/v1/ticket-distributions/{ticketDistributionId}/passes',
  operationId: 'readPasses',
  access: 'tickets:read',
  tag: 'Passes',
  summary: 'Read a ticket as passes for wallets',
  description:
    'For every wallet that passes are made for, with the code of the ticket and nothing of who holds it. That they were handed out is remembered: wallets are told when the ticket changes. A pass is void for good once the ticket is given away; the next holder gets another.',
  parameters: [TICKET_ID, ...filterParameters(HOLDER_FILTERS), ...COMMON_HEADERS],
  answers: { 200: { description: 'The passes, or why there are none.', schema: component('Passes') } },
  refusals: ['ticket-distribution/not-found', 'documents/not-offered', 'documents/no-pass'],
  handle:
    ({ useCases: { readPasses: useCase } }) =>
    async (request) => {
      const { holder, ...asked } = readAll({
        id: () => ticketIdOf(request),
        holder: () => readHolder(request.query as Query),
        caller: () => callerOf(request),
      });
      return toPassesView(await useCase.execute({ ...asked, ...holder }));
    },
};
