import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, PAGE_PARAMETERS, filterParameters } from '../operations/parameters.js';
import { AUDIT_FILTERS, readAuditSearch } from '../parsing/audit-query.js';
import { callerOf } from '../parsing/caller.js';
import type { Query } from '../parsing/page-query.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toAuditPageView } from '../views/audit-view.js';

export const searchAudit: Operation = {
  method: 'GET',
  path: '/v1/audit',
  operationId: 'searchAudit',
  access: 'audit:read',
  tag: 'Audit',
  summary: 'List what operators did, the newest first',
  parameters: [...filterParameters(AUDIT_FILTERS), ...PAGE_PARAMETERS, ...COMMON_HEADERS],
  answers: { 200: { description: 'One page of the entries.', schema: component('AuditPage') } },
  refusals: [],
  handle:
    ({ useCases: { searchAudit: useCase } }) =>
    async (request) => {
      const { search, caller } = readAll({
        search: () => readAuditSearch(request.query as Query),
        caller: () => callerOf(request),
      });
      return toAuditPageView(await useCase.execute({ ...search, caller }), search);
    },
};
