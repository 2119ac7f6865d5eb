import type { FastifyInstance, FastifyReply } from 'fastify';
import { onceAndForEver } from '../calls/call.js';
import type { Intake } from '../calls/intake.js';
import { asArrival } from '../calls/query.js';
import { depart } from '../http/depart.js';
import { Malformed } from '../reading/malformed.js';
import { inPaths, keyPattern } from '../state/words.js';
import { handOverCall } from './hand-over-call.js';
import { handOverQuery } from './hand-over-query.js';
import type { JsonSystem } from '../state/json-system.js';
import { readHandOver } from './read-hand-over.js';

const unavailable = (reply: FastifyReply): FastifyReply =>
  reply.code(503).header('retry-after', '1').send({ code: 'UNAVAILABLE', message: 'Not now; nothing was done.' });

/** The key of a body that cannot be read, as far as it can, and the ticket in which the problem lies. */
const namedBy = ({ field }: Malformed, body: unknown): { key?: string; ticketDistributionIds?: string[] } => {
  const sent = body as { key?: unknown; tickets?: { ticketDistributionId?: unknown }[] } | undefined | null;
  const [, index] = /^tickets\[(\d+)\]/.exec(field) ?? [];
  const ticket = index === undefined ? undefined : sent?.tickets?.[Number(index)]?.ticketDistributionId;
  return {
    ...(isKey(sent?.key) && { key: sent.key }),
    ...(isKey(ticket) && { ticketDistributionIds: [ticket] }),
  };
};

const isKey = (value: unknown): value is string => typeof value === 'string' && keyPattern.test(value);

const systemRoutes = (app: FastifyInstance, intake: Intake, system: JsonSystem): void => {
  const path = `/${inPaths(system.name)}/v1/hand-overs`;

  app.post(path, async (request, reply) => {
    const handOver = readHandOver(request.body);
    const { key } = handOver;
    const departure = await intake.receive(onceAndForEver(handOverCall(system, handOver)));
    return depart(departure, request, reply, unavailable, (verdict) =>
      verdict.outcome === 'refused'
        ? reply.code(422).send({ key, ...verdict, tickets: [] })
        : reply.send({ key, outcome: verdict.outcome, tickets: verdict.answer }),
    );
  });

  app.get<{ Params: { key: string } }>(`${path}/:key`, async (request, reply) => {
    const { key } = request.params;
    if (!keyPattern.test(key)) throw new Malformed('key', 'is not a key');
    const departure = await intake.receive(asArrival(handOverQuery(system.name, key)));
    return depart(departure, request, reply, unavailable, (verdict) => {
      if (verdict.outcome === 'refused') return reply.code(422).send({ key, ...verdict, tickets: [] });
      if (verdict.answer === null)
        return reply.code(404).send({ code: 'KEY_UNKNOWN', message: 'This key was not decided until now.' });
      return reply.send({ key, tickets: [], ...verdict.answer });
    });
  });
};

/** The hand-over protocol of the ticket systems that speak JSON. */
export const handOverRoutes =
  (intake: Intake, systems: readonly JsonSystem[]) =>
  async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(async (error, request, reply) => {
      if (!(error instanceof Malformed) && (error as { statusCode?: number }).statusCode !== 400) throw error;
      const { message } = error as Error;
      const { key = null, ...named } = error instanceof Malformed ? namedBy(error, request.body) : {};
      return reply.code(400).send({ key, outcome: 'refused', code: 'MALFORMED', message, ...named, tickets: [] });
    });
    for (const system of systems) systemRoutes(app, intake, system);
  };
