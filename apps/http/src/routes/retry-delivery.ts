import 'reflect-metadata';
import { isAnswered, millisecondsOf } from '@ticket-distribution/domain';
import type { Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS, DELIVERY_KEY } from '../operations/parameters.js';
import { RETRY_AFTER_HEADER, retryAfter } from '../errors/retry-after.js';
import { callerOf } from '../parsing/caller.js';
import { MayBeAbsent, Text, WholeNumber } from '../parsing/constraints.js';
import { parseBody } from '../parsing/parse-body.js';
import { deliveryKeyOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toReadDeliveryView } from '../views/desk-delivery-view.js';

/** What an operator says who wants a hand-over tried now. */
export class RetryBody {
  @WholeNumber() revision!: number;
  @MayBeAbsent() @Text(200) reason?: string;
}

const SCHEMA = component('ReadHandOver');

export const retryDelivery: Operation = {
  method: 'POST',
  path: '/v1/deliveries/{deliveryKey}/retry',
  operationId: 'retryDelivery',
  access: 'deliveries:write',
  tag: 'Deliveries',
  summary: 'Try a hand-over now',
  description:
    'Another round of attempts for one that was set aside; no pause for one that waits. The revision is the one that was read: whoever comes second is refused.',
  parameters: [DELIVERY_KEY, ...CALLER_PARAMETERS],
  body: {
    type: RetryBody,
    required: true,
    unknownFields: 'refused',
    example: { revision: 25, reason: 'NOD is back' },
  },
  answers: {
    200: { description: 'It was called and has its answer, or was set aside again.', schema: SCHEMA },
    202: { description: 'It waits for its answer.', schema: SCHEMA, headers: RETRY_AFTER_HEADER },
  },
  refusals: ['delivery/not-found', 'delivery/changed-meanwhile', 'delivery/under-way', 'delivery/answered'],
  handle:
    ({ useCases: { retryDelivery: useCase }, now }) =>
    async (request, reply) => {
      const { key, caller, body } = readAll({
        key: () => deliveryKeyOf(request),
        caller: () => callerOf(request),
        body: () => parseBody(RetryBody, request.body),
      });
      const { revision, reason } = body;
      const read = await useCase.execute({ key, revision, caller, ...(reason === undefined ? {} : { reason }) });
      const { state, nextAttemptAt } = read.delivery;
      if (!isAnswered(state) && state !== 'SET_ASIDE') {
        const wait = nextAttemptAt === null ? 0 : millisecondsOf(nextAttemptAt) - millisecondsOf(now());
        reply.code(202).header('Retry-After', retryAfter(wait));
      }
      return toReadDeliveryView(read, now());
    },
};
