import { ORDER_ID_PATTERN } from '@ticket-distribution/domain';
import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, PAGE_PARAMETERS, filter } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { LARGEST_NUMBER } from '../parsing/constraints.js';
import { ASKED_DELIVERY_STATES, readDeliverySearch } from '../parsing/delivery-query.js';
import type { Query } from '../parsing/page-query.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toDeliveryPageView } from '../views/desk-delivery-view.js';

const WHOLE = { type: 'integer', minimum: 0, maximum: LARGEST_NUMBER };

export const searchDeliveries: Operation = {
  method: 'GET',
  path: '/v1/deliveries',
  operationId: 'searchDeliveries',
  access: 'deliveries:read',
  tag: 'Deliveries',
  summary: 'List hand-overs by how they stand',
  description:
    'The stuck ones unless a state is asked for: those of which a call ended without an answer since. open: those without a final answer.',
  parameters: [
    filter('state', { type: 'string', enum: ASKED_DELIVERY_STATES, default: 'stuck' }),
    filter('fulfillmentMethod', component('FulfillmentMethod')),
    filter('orderId', { type: 'string', pattern: ORDER_ID_PATTERN.source }),
    filter('organisationId', WHOLE),
    filter('olderThanSeconds', WHOLE, 'Stored longer ago than that.'),
    ...PAGE_PARAMETERS,
    ...COMMON_HEADERS,
  ],
  answers: { 200: { description: 'One page of the hand-overs.', schema: component('HandOverPage') } },
  refusals: [],
  handle:
    ({ useCases: { searchDeliveries: useCase }, now, methods }) =>
    async (request) => {
      const at = now();
      const { search, caller } = readAll({
        search: () => readDeliverySearch(request.query as Query, at, methods),
        caller: () => callerOf(request),
      });
      return toDeliveryPageView(await useCase.execute({ ...search, caller }), search, at);
    },
};
