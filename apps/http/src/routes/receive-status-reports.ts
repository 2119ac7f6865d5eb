import type { ToldStatus } from '@ticket-distribution/application';
import {
  type DeliveryKey,
  type FulfillmentMethod,
  type Instant,
  type TicketDistributionId,
  malformed,
} from '@ticket-distribution/domain';
import type { FastifyRequest } from 'fastify';
import { type ReportedTicketBody, StatusReportsBody } from '../callbacks/status-reports-body.js';
import { isSigned } from '../callbacks/signature.js';
import { NotSigned } from '../errors/not-signed.js';
import { readJson } from '../parsing/json-body.js';
import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, SIGNATURE, SYSTEM } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { parseBody } from '../parsing/parse-body.js';
import { systemOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toReceivedStatusReportsView } from '../views/received-status-reports-view.js';

export const receiveStatusReports: Operation = {
  method: 'POST',
  path: '/v1/ticket-systems/{system}/sightings',
  operationId: 'receiveStatusReports',
  access: 'signed',
  tag: 'Ticket Systems',
  summary: 'Be told by a ticket system how tickets stand',
  description:
    'A signed callback: tickets that were picked up, used or cancelled at their system. The same again changes nothing, and a ticket that is not known here is answered as unknown. Fields that are not known are kept out. A system that never calls is asked from time to time all the same.',
  parameters: [SYSTEM, SIGNATURE, ...COMMON_HEADERS],
  body: {
    type: StatusReportsBody,
    required: true,
    unknownFields: 'kept out',
    takesBytes: true,
    example: {
      system: 'NOD',
      events: [
        { key: 'example.issue.1.1', ticketDistributionId: '0192f0c1-7d1e-7c3a-9a4b-1f2e3d4c5b6a', status: 'ACTIVATED' },
      ],
    },
  },
  answers: {
    200: { description: 'One result per event, in their order.', schema: component('ReceivedStatusReports') },
  },
  refusals: ['callback/not-signed'],
  admit:
    ({ callbackSecrets, methods, now }) =>
    (request) =>
      refuseUnsigned(request, callbackSecrets[systemOf(request, methods)], now()),
  handle:
    ({ useCases: { receiveStatusReports: useCase }, methods }) =>
    async (request) => {
      const fulfillmentMethod = systemOf(request, methods);
      const bytes = request.sentBytes ?? Buffer.alloc(0);
      const { caller, body } = readAll({
        caller: () => callerOf(request),
        body: () => parseStatusReports(readJson(request, bytes), fulfillmentMethod),
      });
      const reports = body.events.map(toToldStatus);
      return toReceivedStatusReportsView(await useCase.execute({ fulfillmentMethod, reports, origin: caller }));
    },
};

/**
 * Nothing of a callback is taken in before it is proven to come from its ticket system.
 *
 * @throws NotSigned
 */
function refuseUnsigned({ headers, sentBytes }: FastifyRequest, secret: string | undefined, at: Instant): void {
  const header = headers['ticket-system-signature'];
  if (typeof header !== 'string' || secret === undefined) throw new NotSigned();
  if (!isSigned({ header, body: sentBytes ?? Buffer.alloc(0), secret, at })) throw new NotSigned();
}

function parseStatusReports(json: unknown, method: FulfillmentMethod): StatusReportsBody {
  const body = parseBody(StatusReportsBody, json, 'kept out');
  if (body.system !== method) throw malformed([{ field: 'system', message: `must be ${method}, as in the path` }]);
  return body;
}

function toToldStatus({ key, ticketDistributionId, status, customerAccountRef }: ReportedTicketBody): ToldStatus {
  return {
    key: key as DeliveryKey,
    ticketDistributionId: ticketDistributionId as TicketDistributionId,
    status,
    customerAccountRef: customerAccountRef ?? null,
  };
}
