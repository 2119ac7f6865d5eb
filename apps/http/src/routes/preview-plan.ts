import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, ORDER_ID } from '../operations/parameters.js';
import { callerOf } from '../requests/caller.js';
import { refuseBody } from '../requests/no-body.js';
import { orderIdOf } from '../requests/path-parameters.js';
import { readAll } from '../requests/read-all.js';
import { component } from '../schema/schema.js';
import { toPlanView } from '../views/plan-view.js';

export const previewPlan: Operation = {
  method: 'POST',
  path: '/v1/ticket-distributions/{orderId}/preview',
  operationId: 'previewTicketDistributions',
  access: 'tickets:read',
  tag: 'Ticket Distributions',
  summary: 'Show what generating would do, and why',
  description: 'Changes nothing.',
  parameters: [ORDER_ID, ...COMMON_HEADERS],
  answers: { 200: { description: 'The plan.', schema: component('DistributionPlan') } },
  refusals: ['order/not-found', 'order/not-confirmed'],
  handle:
    ({ useCases: { previewPlan: useCase } }) =>
    async (request) => {
      const asked = readAll({
        orderId: () => orderIdOf(request),
        caller: () => callerOf(request),
        body: () => refuseBody(request.body),
      });
      return toPlanView(await useCase.execute(asked));
    },
};
