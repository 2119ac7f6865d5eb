import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, ORDER_ID } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { orderIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toSummaryView } from '../views/summary-view.js';

export const summariseDistribution: Operation = {
  method: 'GET',
  path: '/v1/ticket-distributions/{orderId}/summary',
  operationId: 'getTicketDistributionSummary',
  access: 'summaries:read',
  tag: 'Ticket Distributions',
  summary: 'Sum up the account-based references of an order',
  description: 'For callers that may not read all of it.',
  parameters: [ORDER_ID, ...COMMON_HEADERS],
  answers: { 200: { description: 'The references.', schema: component('TicketDistributionSummary') } },
  refusals: ['order/not-found'],
  handle:
    ({ useCases: { summariseDistribution: useCase } }) =>
    async (request) => {
      const asked = readAll({ orderId: () => orderIdOf(request), caller: () => callerOf(request) });
      return toSummaryView(asked.orderId, await useCase.execute(asked));
    },
};
