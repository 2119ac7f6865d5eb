import { ACT_KINDS } from '@ticket-distribution/application';
import { ORDER_ID_PATTERN } from '@ticket-distribution/domain';
import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, PAGE_PARAMETERS, filter } from '../operations/parameters.js';
import { readActSearch } from '../requests/act-query.js';
import { callerOf } from '../requests/caller.js';
import { LARGEST_NUMBER } from '../requests/constraints.js';
import type { Query } from '../requests/page-query.js';
import { readAll } from '../requests/read-all.js';
import { component } from '../schema/schema.js';
import { toActPageView } from '../views/act-view.js';

const SHORT = { type: 'string', minLength: 1, maxLength: 255 };
const MOMENT = { type: 'string', format: 'date-time' };

export const searchActs: Operation = {
  method: 'GET',
  path: '/v1/audit',
  operationId: 'searchActs',
  access: 'audit:read',
  tag: 'Audit',
  summary: 'List what operators did, the newest first',
  parameters: [
    filter('kind', { type: 'string', enum: ACT_KINDS }),
    filter('by', SHORT, 'Who did it.'),
    filter('subject', SHORT, 'The key, the drift, the ticket system or the date that it was about.'),
    filter('orderId', { type: 'string', pattern: ORDER_ID_PATTERN.source }),
    filter('organisationId', { type: 'integer', minimum: 0, maximum: LARGEST_NUMBER }),
    filter('outcome', SHORT, 'done, or the code of a refusal.'),
    filter('correlationId', SHORT),
    filter('from', MOMENT, 'Inclusive.'),
    filter('until', MOMENT, 'Exclusive.'),
    ...PAGE_PARAMETERS,
    ...COMMON_HEADERS,
  ],
  answers: { 200: { description: 'One page of the acts.', schema: component('ActPage') } },
  refusals: [],
  handle:
    ({ useCases: { searchActs: useCase } }) =>
    async (request) => {
      const { search, caller } = readAll({
        search: () => readActSearch(request.query as Query),
        caller: () => callerOf(request),
      });
      return toActPageView(await useCase.execute({ ...search, caller }), search);
    },
};
