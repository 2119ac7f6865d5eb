import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Callbacks } from '../../callbacks/callbacks.js';
import type { Store } from '../../journal/store.js';
import { correlationIdOf } from '../../http/correlation-id.js';
import { Malformed } from '../../reading/malformed.js';
import { groupState, type OrderGroup } from '../../state/order-group.js';
import { keyPattern, mediaSerialNumberPattern } from '../../state/words.js';
import type { CodeKey } from '../codes/code-key.js';
import { revokedCodes } from '../codes/revoked-codes.js';
import { firstGroupForCard, groupsWaitingForCard, requiredCapabilities } from './available-groups.js';
import { ClientError } from '../client-protocol/client-error.js';
import { post, setAgain, startSession, type Step } from './pickup.js';

interface ClientSideParts {
  readonly store: Store;
  readonly codeKey: CodeKey;
  readonly callbacks: Callbacks;
  readonly now: () => Date;
}

const base = '/nod/services/client';

const mediaSerialNumberOf = (text: string): string => {
  if (!mediaSerialNumberPattern.test(text)) throw new Malformed('MSN', 'must be 1 to 20 digits');
  return text;
};

const setOf = (id: string): { session: string; number: number } => {
  const [, session, number] = /^([0-9a-f-]{36})\.([0-9]{1,6})$/.exec(id) ?? [];
  if (session === undefined) throw new ClientError(404, 'SESSION_UNKNOWN', 'There is no such session.');
  return { session, number: Number(number) };
};

const sendStep = (reply: FastifyReply, { session, number, set, refusal }: Step): FastifyReply => {
  if (refusal !== null) throw refusal;
  const id = `${session.id}.${number}`;
  if (!set.isLast) reply.header('location', `${base}/cmdset/${id}`);
  const expectsResults = set.commands.some(({ expectsResult }) => expectsResult);
  return reply.send({ id, commands: set.commands, expectsResults });
};

/** NOD's client side: the pickup, as docs/protocols/nod-client.md defines it. */
export const clientRoutes =
  ({ store, codeKey, callbacks, now }: ClientSideParts) =>
  async (app: FastifyInstance): Promise<void> => {
    const start = async (reply: FastifyReply, find: (at: string) => OrderGroup): Promise<FastifyReply> => {
      const at = now();
      const session = startSession(store.state, find(at.toISOString()), randomUUID(), at);
      await store.commit({ puts: [{ table: 'sessions', row: session }] });
      const { orderGroup, reservedUntil } = session;
      return reply.code(201).header('location', `${base}/cmdset/${session.id}.0`).send({ orderGroup, reservedUntil });
    };

    app.get<{ Params: { msn: string } }>(`${base}/ecard/:msn/groups`, async (request) => {
      const waiting = groupsWaitingForCard(store.state, mediaSerialNumberOf(request.params.msn), now().toISOString());
      const groups = waiting.map(({ group, reason }) => ({
        reference: group.reference,
        state: groupState(group),
        available: reason === null,
        earliestPickup: group.earliestPickup,
        requiredCapabilities: requiredCapabilities[group.medium],
      }));
      await store.flushed();
      return { groups };
    });

    app.post<{ Params: { msn: string } }>(`${base}/ecard/:msn/nodsession`, (request, reply) => {
      const msn = mediaSerialNumberOf(request.params.msn);
      return start(reply, (at) => firstGroupForCard(store.state, msn, at));
    });

    app.post<{ Params: { id: string } }>(`${base}/group/:id/nodsession`, (request, reply) => {
      if (!keyPattern.test(request.params.id)) throw new Malformed('id', 'is not the reference of an order group');
      const group = store.state.orderGroups.get(request.params.id);
      if (group === undefined) throw new ClientError(404, 'GROUP_UNKNOWN', 'There is no such order group.');
      return start(reply, () => group);
    });

    app.get<{ Params: { id: string } }>(`${base}/cmdset/:id`, async (request, reply) => {
      const { session, number } = setOf(request.params.id);
      const step = setAgain(store.state, session, number, now(), codeKey);
      await store.flushed();
      return sendStep(reply, step);
    });

    app.post<{ Params: { id: string } }>(`${base}/cmdset/:id`, async (request, reply) => {
      const { session, number } = setOf(request.params.id);
      const step = post(store.state, session, number, request.body, now(), codeKey);
      const tell = callbacks.of(store.state, step.puts, correlationIdOf(reply));
      await (step.puts.length > 0 ? store.commit({ puts: step.puts }) : store.flushed());
      tell();
      return sendStep(reply, step);
    });

    app.get('/nod/registrar/protected-resources', async () => codeKey.keySet);

    app.get('/nod/registrar/revoked-codes', async (_request, reply) => {
      const list = await revokedCodes(store.state, now(), codeKey);
      await store.flushed();
      return reply.type('application/jwt').send(list);
    });
  };
