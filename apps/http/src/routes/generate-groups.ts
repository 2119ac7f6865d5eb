import type { Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS, LANGUAGE_HEADERS, ORDER_ID } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { languageOf } from '../parsing/language-header.js';
import { refuseBody } from '../parsing/no-body.js';
import { orderIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { GROUP_LIST, toGroupView } from '../views/group-view.js';

export const generateGroups: Operation = {
  method: 'POST',
  path: '/v1/ticket-distributions/{orderId}/generate',
  operationId: 'generateTicketDistributions',
  access: 'tickets:write',
  tag: 'Ticket Distributions',
  summary: "Generate the groups and tickets of the order's current version",
  description: 'Once, however often it is called. ACCOUNT_BASED_TICKETING tickets are handed over with it.',
  parameters: [ORDER_ID, ...CALLER_PARAMETERS, ...LANGUAGE_HEADERS],
  answers: { 200: { description: 'The groups.', schema: GROUP_LIST } },
  refusals: ['order/not-found', 'order/not-confirmed'],
  handle:
    ({ useCases: { generateGroups: useCase } }) =>
    async (request) => {
      const { orderId, caller, language } = readAll({
        orderId: () => orderIdOf(request),
        caller: () => callerOf(request),
        language: () => languageOf(request),
        body: () => refuseBody(request.body),
      });
      return (await useCase.execute({ orderId, caller, language })).map(toGroupView);
    },
};
