import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Arrival, Verdict } from '../../calls/arrival.js';
import { onceAndForEver } from '../../calls/call.js';
import type { Intake } from '../../calls/intake.js';
import { asArrival } from '../../calls/query.js';
import { depart } from '../../http/depart.js';
import { Malformed } from '../../reading/malformed.js';
import { addOrdersCall, type GroupAnswer, updateOrderGroupCall } from './backoffice-calls.js';
import { getOrderGroupsQuery } from './get-order-groups.js';
import type { Message } from './messages.js';
import { readMessage } from './read-message.js';
import {
  writeAddOrdersResponse,
  writeFault,
  writeGetOrderGroupsResponse,
  writeUpdateOrderGroupResponse,
} from './write-message.js';

const xml = (reply: FastifyReply, status: number, body: string): FastifyReply =>
  reply.code(status).header('content-type', 'text/xml; charset=utf-8').send(body);

type Writer<Answer> = (verdict: Exclude<Verdict<Answer>, { outcome: 'refused' }>) => string;

const groupWriter =
  (
    write: (reference: string, outcome: string, answer: GroupAnswer) => string,
    reference: string,
  ): Writer<GroupAnswer> =>
  ({ outcome, answer }) =>
    write(reference, outcome.toUpperCase(), answer);

/** NOD's back office: SOAP 1.1 over POST /nod/backoffice. */
export const backofficeRoutes =
  (intake: Intake) =>
  async (app: FastifyInstance): Promise<void> => {
    const receive = async <Answer>(
      request: FastifyRequest,
      reply: FastifyReply,
      reference: string | null,
      arrival: Arrival<Answer>,
      write: Writer<Answer>,
    ): Promise<FastifyReply> => {
      const departure = await intake.receive(arrival);
      const unavailable = (): FastifyReply =>
        xml(reply.header('retry-after', '1'), 503, writeFault('UNAVAILABLE', 'Not now; nothing was done.', reference));
      return depart(departure, request, reply, unavailable, (verdict) =>
        verdict.outcome === 'refused'
          ? xml(reply, 500, writeFault(verdict.code, verdict.message, reference, verdict.ticketDistributionIds))
          : xml(reply, 200, write(verdict)),
      );
    };

    const handle = (request: FastifyRequest, reply: FastifyReply, message: Message): Promise<FastifyReply> => {
      switch (message.message) {
        case 'AddOrders': {
          const { reference } = message;
          return receive(
            request,
            reply,
            reference,
            onceAndForEver(addOrdersCall(message)),
            groupWriter(writeAddOrdersResponse, reference),
          );
        }
        case 'UpdateOrderGroup': {
          const { reference } = message;
          const arrival = onceAndForEver(updateOrderGroupCall(message));
          return receive(request, reply, reference, arrival, groupWriter(writeUpdateOrderGroupResponse, reference));
        }
        case 'GetOrderGroups':
          return receive(request, reply, null, asArrival(getOrderGroupsQuery(message)), ({ answer }) =>
            writeGetOrderGroupsResponse(answer),
          );
      }
    };

    app.addContentTypeParser(['text/xml', 'application/xml'], { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    app.setErrorHandler(async (error, _request, reply) => {
      if (!(error instanceof Malformed)) throw error;
      return xml(reply, 500, writeFault('MALFORMED', error.message, null));
    });
    app.post('/nod/backoffice', (request, reply) => {
      if (typeof request.body !== 'string') throw new Malformed('', 'the content type must be text/xml');
      return handle(request, reply, readMessage(request.body));
    });
  };
