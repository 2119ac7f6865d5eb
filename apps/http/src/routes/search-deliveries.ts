import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, PAGE_PARAMETERS, filterParameters } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { deliveryFilters, readDeliverySearch } from '../parsing/delivery-query.js';
import type { Query } from '../parsing/page-query.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toDeskDeliveryPageView } from '../views/desk-delivery-view.js';

export const searchDeliveries: Operation = {
  method: 'GET',
  path: '/v1/deliveries',
  operationId: 'searchDeliveries',
  access: 'deliveries:read',
  tag: 'Deliveries',
  summary: 'List hand-overs by how they stand',
  description:
    'The stuck ones unless a state is asked for: those of which a call ended without an answer since. open: those without a final answer.',
  parameters: [...filterParameters(deliveryFilters([])), ...PAGE_PARAMETERS, ...COMMON_HEADERS],
  answers: { 200: { description: 'One page of the hand-overs.', schema: component('DeskDeliveryPage') } },
  refusals: [],
  handle:
    ({ useCases: { searchDeliveries: useCase }, now, methods }) =>
    async (request) => {
      const at = now();
      const { search, caller } = readAll({
        search: () => readDeliverySearch(request.query as Query, at, methods),
        caller: () => callerOf(request),
      });
      return toDeskDeliveryPageView(await useCase.execute({ ...search, caller }), search, at);
    },
};
