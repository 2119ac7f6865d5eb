import { SEARCH_OPERATORS } from '@ticket-distribution/application';
import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, PAGE_PARAMETERS, type Parameter } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import type { Query } from '../parsing/page-query.js';
import { readAll } from '../parsing/read-all.js';
import { FILTERS_TO_COME, readSearch } from '../parsing/search-query.js';
import { EXAMPLE_IDS } from '../schema/example-values.js';
import { component } from '../schema/schema.js';
import { toGroupPageView } from '../views/group-page-view.js';

const filter = (name: string, example: string): Parameter => ({
  name,
  in: 'query',
  description: `A value, or one of ${SEARCH_OPERATORS.join(', ')} with a colon before it; in and nin take several with commas between. Repeated, it narrows.`,
  style: 'form',
  explode: true,
  schema: { type: 'array', items: { type: 'string' }, maxItems: 20 },
  example: [example],
});

export const searchGroups: Operation = {
  method: 'GET',
  path: '/v1/ticket-distribution-groups',
  operationId: 'searchTicketDistributionGroups',
  access: 'tickets:read',
  tag: 'Ticket Distribution Groups',
  summary: 'Search groups',
  description: `At least one filter is needed. Known and not supported yet, therefore refused: ${FILTERS_TO_COME.join(', ')}.`,
  parameters: [
    filter('orderId', EXAMPLE_IDS.order),
    filter('orderVersion', 'gte:2'),
    filter('organisationId', '1'),
    ...PAGE_PARAMETERS,
    ...COMMON_HEADERS,
  ],
  answers: { 200: { description: 'One page of what is found.', schema: component('TicketDistributionGroupPage') } },
  refusals: [],
  handle:
    ({ useCases: { searchGroups: useCase } }) =>
    async (request) => {
      const { search, caller } = readAll({
        search: () => readSearch(request.query as Query),
        caller: () => callerOf(request),
      });
      return toGroupPageView(await useCase.execute({ ...search, caller }), search);
    },
};
