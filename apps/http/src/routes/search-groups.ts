import {
  SEARCH_FIELDS,
  type AwaitVersionCommand,
  SEARCH_OPERATORS,
  type SearchCondition,
  type SearchField,
  filterOf,
} from '@ticket-distribution/application';
import { ORDER_ID_PATTERN, orderId } from '@ticket-distribution/domain';
import { gaveUp } from '../operations/gave-up.js';
import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, PAGE_PARAMETERS, type Parameter } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import type { Query } from '../parsing/page-query.js';
import { LONGEST_WAIT_S, waitPreferred } from '../parsing/prefer-header.js';
import { readAll } from '../parsing/read-all.js';
import { MOST_CONDITIONS } from '../parsing/search-conditions.js';
import { cursorText } from '../parsing/search-cursor-text.js';
import { readSearch } from '../parsing/search-query.js';
import { VALUE_READERS } from '../parsing/search-values.js';
import { EXAMPLE_IDS } from '../schema/example-values.js';
import { enumComponent } from '../schema/enums.js';
import { component } from '../schema/schema.js';
import { toGroupPageView } from '../views/group-page-view.js';

type VersionAsked = Pick<AwaitVersionCommand, 'orderId' | 'orderVersion'>;

const filter = (name: SearchField): Parameter => {
  const { kind, finds } = filterOf(name);
  const { says, example } = VALUE_READERS[kind];
  return {
    name,
    in: 'query',
    description: `${finds} ${says.charAt(0).toUpperCase()}${says.slice(1)}; an operator may stand before it.`,
    style: 'form',
    explode: true,
    schema: { type: 'array', items: { type: 'string' }, maxItems: MOST_CONDITIONS },
    example: [example],
  };
};

const VALIDITY: Parameter = {
  name: 'validity',
  in: 'query',
  description:
    'Groups with a ticket that is valid now (from its start until before its end), that will be, or that is over: its end has come, or it was cancelled.',
  schema: enumComponent('AskedValidity'),
  example: 'now',
};

const SORT: Parameter = {
  name: 'sort',
  in: 'query',
  description:
    'In which order groups come; those with the same value by their id. Making and change are those of the group. Default: createdAt,asc.',
  schema: enumComponent('GroupSort'),
  example: 'createdAt,desc',
};

const AFTER: Parameter = {
  name: 'after',
  in: 'query',
  description:
    'The next of the page before, with the same filters and sort: goes on behind that page, whatever came or went since. Not together with page; nothing is counted then.',
  schema: { type: 'string' },
  example: cursorText({ boundTo: 'aSearch', value: '2026-12-01T09:30:00.000Z', id: EXAMPLE_IDS.group }),
};

const STANDING_HEADER = 'Order-Version-Standing';

const PREFER: Parameter = {
  name: 'Prefer',
  in: 'header',
  description: `With wait=N and one orderId and one orderVersion: answers as soon as that version is settled (nothing of it is left to be told, and no hand-over of the order is open) or a newer one came first, at the latest after N seconds, ${LONGEST_WAIT_S} at the most.`,
  schema: { type: 'string' },
  example: 'wait=20',
};

const WAITED = {
  'Preference-Applied': 'wait=N, when it was waited.',
  [STANDING_HEADER]: 'How the order version stood then, when it was waited: awaited, settled or superseded.',
};

/** The one version of one order that is asked for; null: something else is. */
function versionIn(conditions: readonly SearchCondition[]): VersionAsked | null {
  const only = (sought: SearchField): string | number | undefined => {
    const [one, ...more] = conditions.filter(({ field }) => field === sought);
    return one?.operator === 'eq' && more.length === 0 ? one.values[0] : undefined;
  };
  const [id, version] = [only('orderId'), only('orderVersion')];
  if (typeof id !== 'string' || typeof version !== 'number' || !ORDER_ID_PATTERN.test(id)) return null;
  return { orderId: orderId(id), orderVersion: version };
}

export const searchGroups: Operation = {
  method: 'GET',
  path: '/v1/ticket-distribution-groups',
  operationId: 'searchTicketDistributionGroups',
  access: 'tickets:read',
  tag: 'Ticket Distribution Groups',
  summary: 'Search groups',
  description: `At least one filter is needed. A filter is a value, or one of ${SEARCH_OPERATORS.join(', ')} with a colon before it; in and nin take several with commas between. Repeated, it narrows. Filters about tickets are about one: two of them mean the same ticket. What is not there meets no operator.`,
  parameters: [...SEARCH_FIELDS.map(filter), VALIDITY, SORT, ...PAGE_PARAMETERS, AFTER, PREFER, ...COMMON_HEADERS],
  answers: {
    200: {
      description: 'One page of what is found.',
      schema: component('TicketDistributionGroupPage'),
      mayCarry: WAITED,
    },
  },
  refusals: [],
  handle:
    ({ useCases: { searchGroups: useCase, awaitVersion }, closing }) =>
    async (request, reply) => {
      const { search, caller } = readAll({
        search: () => readSearch(request.query as Query),
        caller: () => callerOf(request),
      });
      const version = versionIn(search.conditions);
      const wait = waitPreferred(request.headers.prefer);
      if (version !== null && wait !== null) {
        const command = { ...version, waitMs: wait * 1000, gaveUp: gaveUp(reply, closing), caller };
        const standing = await awaitVersion.execute(command);
        reply.headers({ 'Preference-Applied': `wait=${wait}`, [STANDING_HEADER]: standing });
      }
      return toGroupPageView(await useCase.execute({ ...search, caller }), search);
    },
};
