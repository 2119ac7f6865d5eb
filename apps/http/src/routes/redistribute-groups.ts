import 'reflect-metadata';
import type { Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS, LANGUAGE_HEADERS, ORDER_ID } from '../operations/parameters.js';
import { REDISTRIBUTE_ANSWERS, sendRedistributed } from '../operations/send-redistributed.js';
import { callerOf } from '../parsing/caller.js';
import { Text } from '../parsing/constraints.js';
import { languageOf } from '../parsing/language-header.js';
import { parseBody } from '../parsing/parse-body.js';
import { orderIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { DistributeBody, toDistributeCommand } from './distribute-groups.js';

/** How the groups of an order are to be handed over anew, and why. */
export class RedistributeBody extends DistributeBody {
  @Text(200) reason!: string;
}

export const redistributeGroups: Operation = {
  method: 'POST',
  path: '/v1/ticket-distribution-groups/{orderId}/redistribute',
  operationId: 'redistributeTicketDistributionGroups',
  access: 'tickets:write',
  tag: 'Ticket Distribution Groups',
  summary: 'Hand the tickets of an order over anew, on the same or on another medium',
  description:
    'For a lost card or a new phone. The tickets keep their ids; what stands on the medium before is revoked once the new one is there. The reason is kept in the history. The same wish twice is one wish while it is carried out.',
  parameters: [ORDER_ID, ...CALLER_PARAMETERS, ...LANGUAGE_HEADERS],
  body: {
    type: RedistributeBody,
    required: true,
    unknownFields: 'refused',
    example: { reason: 'lost card', travelCard: { mediaSerialNumberId: '1234567890' } },
  },
  answers: REDISTRIBUTE_ANSWERS,
  refusals: [
    'order/not-found',
    'order/not-confirmed',
    'distribution/unknown-order-line',
    'distribution/unknown-ticket',
    'distribution/deliver-after-end',
    'distribution/nothing-to-redistribute',
  ],
  handle:
    ({ useCases: { redistributeGroups: useCase } }) =>
    async (request, reply) => {
      const { body, ...asked } = readAll({
        orderId: () => orderIdOf(request),
        caller: () => callerOf(request),
        language: () => languageOf(request),
        body: () => parseBody(RedistributeBody, request.body),
      });
      const command = { ...toDistributeCommand(asked, body), reason: body.reason };
      return sendRedistributed(reply, await useCase.execute(command), command);
    },
};
