import {
  SEARCH_FIELDS,
  SEARCH_OPERATORS,
  type SearchField,
  VALIDITIES,
  filterOf,
} from '@ticket-distribution/application';
import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, PAGE_PARAMETERS, type Parameter } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import type { Query } from '../parsing/page-query.js';
import { readAll } from '../parsing/read-all.js';
import { MOST_CONDITIONS } from '../parsing/search-conditions.js';
import { SORTS, readSearch } from '../parsing/search-query.js';
import { VALUE_READERS } from '../parsing/search-values.js';
import { component } from '../schema/schema.js';
import { toGroupPageView } from '../views/group-page-view.js';

const filter = (name: SearchField): Parameter => {
  const { kind, finds } = filterOf(name);
  const { says, example } = VALUE_READERS[kind];
  return {
    name,
    in: 'query',
    description: `${finds} ${says.charAt(0).toUpperCase()}${says.slice(1)}; an operator may stand before it.`,
    style: 'form',
    explode: true,
    schema: { type: 'array', items: { type: 'string' }, maxItems: MOST_CONDITIONS, examples: [[example]] },
  };
};

const VALIDITY: Parameter = {
  name: 'validity',
  in: 'query',
  description:
    'Groups with a ticket that is valid now (from its start until before its end), that will be, or that is over: its end has come, or it was cancelled.',
  schema: { type: 'string', enum: VALIDITIES },
};

const SORT: Parameter = {
  name: 'sort',
  in: 'query',
  description:
    'In which order groups come; those with the same value by their id. Making and change are those of the group.',
  schema: { type: 'string', enum: [...SORTS.keys()], default: 'createdAt,asc' },
};

const AFTER: Parameter = {
  name: 'after',
  in: 'query',
  description:
    'The next of the page before, with the same filters and sort: goes on behind that page, whatever came or went since. Not together with page; nothing is counted then.',
  schema: { type: 'string' },
};

export const searchGroups: Operation = {
  method: 'GET',
  path: '/v1/ticket-distribution-groups',
  operationId: 'searchTicketDistributionGroups',
  access: 'tickets:read',
  tag: 'Ticket Distribution Groups',
  summary: 'Search groups',
  description: `At least one filter is needed. A filter is a value, or one of ${SEARCH_OPERATORS.join(', ')} with a colon before it; in and nin take several with commas between. Repeated, it narrows. Filters about tickets are about one: two of them mean the same ticket. What is not there meets no operator.`,
  parameters: [...SEARCH_FIELDS.map(filter), VALIDITY, SORT, ...PAGE_PARAMETERS, AFTER, ...COMMON_HEADERS],
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
