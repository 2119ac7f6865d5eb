import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, PAGE_PARAMETERS, filterParameters } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { driftFilters, readDriftSearch } from '../parsing/drift-query.js';
import type { Query } from '../parsing/page-query.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toDriftPageView } from '../views/drift-view.js';

export const searchDrifts: Operation = {
  method: 'GET',
  path: '/v1/drifts',
  operationId: 'searchDrifts',
  access: 'drifts:read',
  tag: 'Drifts',
  summary: 'List what ticket systems and this service do not agree about',
  description: 'The open ones unless a state is asked for.',
  parameters: [...filterParameters(driftFilters([])), ...PAGE_PARAMETERS, ...COMMON_HEADERS],
  answers: { 200: { description: 'One page of the drifts.', schema: component('DriftPage') } },
  refusals: [],
  handle:
    ({ useCases: { searchDrifts: useCase }, now, methods }) =>
    async (request) => {
      const { search, caller } = readAll({
        search: () => readDriftSearch(request.query as Query, methods),
        caller: () => callerOf(request),
      });
      return toDriftPageView(await useCase.execute({ ...search, caller }), search, now());
    },
};
