import 'reflect-metadata';
import type { OrderId } from '@ticket-distribution/domain';
import { toInstant } from '../documents/to-instant.js';
import type { Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { Flag, InstantText, MayBeAbsent, OrderIdText, Text, WholeNumber } from '../parsing/constraints.js';
import { parseBody } from '../parsing/parse-body.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toPurgeView } from '../views/purge-view.js';

/** How many orders one call looks at, at most and unless it says. */
const MOST_ORDERS = 5000;
const ORDERS = 500;

/** Which orders are to be deleted, and whether they really are. */
export class PurgeBody {
  @InstantText() before!: string;
  @MayBeAbsent() @Flag() dryRun?: boolean;
  @MayBeAbsent() @OrderIdText() after?: string;
  @MayBeAbsent() @WholeNumber(1, MOST_ORDERS) limit?: number;
  @MayBeAbsent() @Text(200) reason?: string;
}

export const purgeOrders: Operation = {
  method: 'POST',
  path: '/v1/purges',
  operationId: 'purgeOrders',
  access: 'orders:purge',
  tag: 'Purges',
  summary: 'Delete orders that were closed before a date, with all that was kept of them',
  description: `Closed: nothing changed since, every ticket and product ended or ran out before, no hand-over without an answer, no open drift, nobody looks after a ticket. Deletes nothing unless dryRun is false. Looks at limit orders (default ${ORDERS}); next says where to go on.`,
  parameters: CALLER_PARAMETERS,
  body: {
    type: PurgeBody,
    required: true,
    unknownFields: 'refused',
    example: { before: '2025-01-01T00:00:00.000Z', dryRun: true },
  },
  answers: { 200: { description: 'What was, or would be, deleted.', schema: component('Purge') } },
  refusals: [],
  handle:
    ({ useCases: { purgeOrders: useCase } }) =>
    async (request) => {
      const { caller, body } = readAll({
        caller: () => callerOf(request),
        body: () => parseBody(PurgeBody, request.body),
      });
      const { dryRun = true, after = null, limit = ORDERS, reason } = body;
      const asked = { before: toInstant(body.before), dryRun };
      const said = reason === undefined ? {} : { reason };
      const purged = await useCase.execute({ ...asked, after: after as OrderId | null, limit, caller, ...said });
      return toPurgeView(purged, asked);
    },
};
