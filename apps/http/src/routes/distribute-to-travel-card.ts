import { DomainError, malformed } from '@ticket-distribution/domain';
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
import { parseBody } from '../parsing/parse-body.js';
import { orderIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { TravelCardBody, toTravelCard } from './distribute-groups.js';

export const distributeToTravelCard: Operation = {
  method: 'POST',
  path: '/v1/ticket-distributions/{orderId}/distribute-to-travel-card',
  operationId: 'distributeToTravelCard',
  access: 'tickets:write',
  tag: 'Ticket Distributions',
  summary: 'Distribute to NOD for pickup on a travel card',
  description: DEPRECATED_DESCRIPTION,
  deprecated: true,
  parameters: [ORDER_ID, POS, ...COMMON_HEADERS],
  body: {
    type: TravelCardBody,
    required: true,
    unknownFields: 'refused',
    example: { mediaSerialNumberId: '1234567890', activate: true },
  },
  answers: DISTRIBUTE_ANSWERS,
  refusals: DEPRECATED_REFUSALS,
  headers: DEPRECATION_HEADERS,
  handle:
    ({ useCases: { distributeGroups: useCase } }) =>
    async (request, reply) => {
      const { orderId, caller, body } = readAll({
        orderId: () => orderIdOf(request),
        caller: () => withoutChannel(callerOf(request)),
        body: () => parseBody(TravelCardBody, request.body),
      });
      const pickup = { travelCard: toTravelCard(body) };
      const command = { orderId, caller, pickup, language: null, firstVersionOf: 'NOD' } as const;
      return sendGroups(reply, await useCase.execute(command).catch(inTheWordsOfTheBody));
    },
};

/** Here the card is the body itself, so that `travelCard.mediaSerialNumberId` is `mediaSerialNumberId`. */
function inTheWordsOfTheBody(error: unknown): never {
  if (!(error instanceof DomainError) || error.code !== 'request/malformed') throw error;
  throw malformed(
    error.violations.map(({ field, message }) => ({ field: field.replace(/^travelCard\./, ''), message })),
  );
}
