import 'reflect-metadata';
import { type PickupRequest, type QrChecksumType } from '@ticket-distribution/domain';
import { toInstant } from '../documents/to-instant.js';
import {
  DEPRECATED_DESCRIPTION,
  DEPRECATED_REFUSALS,
  DEPRECATION_HEADERS,
  withoutChannel,
} from '../operations/deprecation.js';
import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, ORDER_ID, POS } from '../operations/parameters.js';
import { DISTRIBUTE_ANSWERS, sendGroups } from '../operations/send-groups.js';
import { callerOf } from '../parsing/caller.js';
import { InstantText, MayBeAbsent, OneOf } from '../parsing/constraints.js';
import { refuseBody } from '../parsing/no-body.js';
import { parseBody } from '../parsing/parse-body.js';
import { orderIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { enumComponent } from '../schema/enums.js';

export class DistributeToNodQuery {
  @MayBeAbsent() @InstantText() deliverAfter?: string;
  @MayBeAbsent() @OneOf('QrChecksumType') qrChecksumType?: QrChecksumType;
}

/** This operation means the QR code, wherever the group went before: what is usual of it is said aloud. */
function toPickup({ deliverAfter, qrChecksumType = 'SIGNED' }: DistributeToNodQuery): PickupRequest {
  return { ...(deliverAfter === undefined ? {} : { deliverAfter: toInstant(deliverAfter) }), qrChecksumType };
}

export const distributeToNod: Operation = {
  method: 'POST',
  path: '/v1/ticket-distributions/{orderId}/distribute-to-nod',
  operationId: 'distributeToNod',
  access: 'tickets:write',
  tag: 'Ticket Distributions',
  summary: 'Distribute to NOD for pickup as QR code and animation',
  description: DEPRECATED_DESCRIPTION,
  deprecated: true,
  parameters: [
    ORDER_ID,
    {
      name: 'deliverAfter',
      in: 'query',
      description: 'The tickets are not picked up before then.',
      schema: { type: 'string', format: 'date-time' },
      example: '2026-12-04T06:00:00.000Z',
    },
    {
      name: 'qrChecksumType',
      in: 'query',
      description: 'How the QR code is protected.',
      schema: { ...enumComponent('QrChecksumType'), default: 'SIGNED' },
      example: 'SIGNED',
    },
    POS,
    ...COMMON_HEADERS,
  ],
  answers: DISTRIBUTE_ANSWERS,
  refusals: DEPRECATED_REFUSALS,
  headers: DEPRECATION_HEADERS,
  handle:
    ({ useCases: { distributeGroups: useCase } }) =>
    async (request, reply) => {
      const { orderId, caller, query } = readAll({
        orderId: () => orderIdOf(request),
        caller: () => withoutChannel(callerOf(request)),
        query: () => parseBody(DistributeToNodQuery, request.query),
        body: () => refuseBody(request.body),
      });
      const pickup = toPickup(query);
      return sendGroups(
        reply,
        await useCase.execute({ orderId, caller, pickup, language: null, firstVersionOf: 'NOD' }),
      );
    },
};
