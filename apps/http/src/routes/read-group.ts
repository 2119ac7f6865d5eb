import { etagOf, isNotModified } from '../operations/etag.js';
import type { Answer, Operation } from '../operations/operation.js';
import { COMMON_HEADERS, GROUP_ID, IF_NONE_MATCH } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { groupIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toGroupView } from '../views/group-view.js';

const ETAG = { ETag: 'Strong, over the body.' };
const ANSWERS: Readonly<Record<200 | 304, Answer>> = {
  200: { description: 'The group.', schema: component('TicketDistributionGroup'), headers: ETAG },
  304: { description: 'The caller has it as it is.', schema: null, headers: ETAG },
};

export const readGroup: Operation = {
  method: 'GET',
  path: '/v1/ticket-distribution-groups/{ticketDistributionGroupId}',
  operationId: 'readTicketDistributionGroup',
  access: 'tickets:read',
  tag: 'Ticket Distribution Groups',
  summary: 'Read a group',
  parameters: [GROUP_ID, IF_NONE_MATCH, ...COMMON_HEADERS],
  answers: ANSWERS,
  refusals: ['group/not-found'],
  handle:
    ({ useCases: { readGroup: useCase } }) =>
    async (request, reply) => {
      const asked = readAll({ id: () => groupIdOf(request), caller: () => callerOf(request) });
      const body = JSON.stringify(toGroupView(await useCase.execute(asked)));
      const etag = etagOf(body);
      reply.header('ETag', etag);
      if (isNotModified(request.headers['if-none-match'], etag)) return reply.code(304).send();
      return reply.type('application/json; charset=utf-8').send(body);
    },
};
