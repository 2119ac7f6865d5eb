import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, ORDER_ID } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { MadeIdList, MayBeAbsent, TextList } from '../parsing/constraints.js';
import { parseBody } from '../parsing/parse-body.js';
import { toAskedFor } from './distribute-groups.js';
import { orderIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toPlanView } from '../views/plan-view.js';

/** What of the order the plan is asked for; everything may be absent. */
export class PreviewBody {
  @MayBeAbsent() @TextList(500, 1) orderLineIds?: string[];
  @MayBeAbsent() @MadeIdList(500) ticketDistributionIds?: string[];
}

export const previewPlan: Operation = {
  method: 'POST',
  path: '/v1/ticket-distributions/{orderId}/preview',
  operationId: 'previewTicketDistributions',
  access: 'tickets:read',
  tag: 'Ticket Distributions',
  summary: 'Show what generating would do, and why',
  description: 'Changes nothing. With lines or tickets, what of the plan concerns them.',
  parameters: [ORDER_ID, ...COMMON_HEADERS],
  body: { type: PreviewBody, required: false, unknownFields: 'refused', example: {} },
  answers: { 200: { description: 'The plan.', schema: component('DistributionPlan') } },
  refusals: [
    'order/not-found',
    'order/not-confirmed',
    'distribution/unknown-order-line',
    'distribution/unknown-ticket',
  ],
  handle:
    ({ useCases: { previewPlan: useCase } }) =>
    async (request) => {
      const { body, ...asked } = readAll({
        orderId: () => orderIdOf(request),
        caller: () => callerOf(request),
        body: () => parseBody(PreviewBody, request.body === undefined ? {} : request.body),
      });
      return toPlanView(await useCase.execute({ ...asked, ...toAskedFor(body) }));
    },
};
