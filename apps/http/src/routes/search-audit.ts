import { AUDIT_KINDS } from '@ticket-distribution/application';
import { ORDER_ID_PATTERN } from '@ticket-distribution/domain';
import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, PAGE_PARAMETERS, filter } from '../operations/parameters.js';
import { readAuditSearch } from '../parsing/audit-query.js';
import { callerOf } from '../parsing/caller.js';
import { LARGEST_NUMBER } from '../parsing/constraints.js';
import type { Query } from '../parsing/page-query.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toAuditPageView } from '../views/audit-view.js';

const SHORT = { type: 'string', minLength: 1, maxLength: 255 };
const MOMENT = { type: 'string', format: 'date-time' };

export const searchAudit: Operation = {
  method: 'GET',
  path: '/v1/audit',
  operationId: 'searchAudit',
  access: 'audit:read',
  tag: 'Audit',
  summary: 'List what operators did, the newest first',
  parameters: [
    filter('kind', { type: 'string', enum: AUDIT_KINDS }),
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
  answers: { 200: { description: 'One page of the acts.', schema: component('AuditPage') } },
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
