import fastify, { type FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { KeptAliveClient } from '../../calls/kept-alive-client.js';
import { distribute } from './distribute.js';
import type { CommitsAsked, CommitsMade } from '../commits.js';
import { recordedView } from './group-view.js';
import { newTickets } from './new-tickets.js';
import type { SentOrder } from './order-documents.js';
import { storeGroups, storeOrder } from './record-statements.js';
import { TABLES } from './tables.js';
import { transaction } from './transaction.js';

/*
 * The bare-bones server: what the service would be without an engine. fastify and pg, prepared (named) statements, no
 * domain, no checks, no leases, no retries. It is an honest ceiling: it stores the same rows as the engine's record and
 * distribute (the same tables, columns, indices and JSON), in one transaction of two multi-row statements for a record
 * and two of two for a distribute, with the server's own durability (synchronous_commit = on), makes the same call to
 * the same ticket system over connections that are kept, and answers the same JSON. The suite compares rows and sizes
 * after each run. POST /commits makes single-insert commits: the ceiling below it.
 */
const CONNECTIONS = 10;
/** As the engine's connections: else plans of growing tables cost it several times its statements now and then. */
const FOR_FEW_ROWS = 'SET enable_seqscan = off; SET max_parallel_workers_per_gather = 0; SET jit = off';
const pool = new Pool({
  connectionString: process.env['DATABASE_URL'] ?? '',
  max: CONNECTIONS,
  idleTimeoutMillis: 600_000,
  onConnect: async (client) => {
    await client.query(FOR_FEW_ROWS);
  },
});
const ticketSystem = new KeptAliveClient(process.env['TICKET_SYSTEM'] ?? '', 64);
for (const table of TABLES) await pool.query(table);

const server = fastify();

server.put('/v1/orders/:id/versions/1', (request, reply) => record(request.body as SentOrder, reply));

server.post('/v1/ticket-distribution-groups/:id/distribute', (request) =>
  distribute(pool, ticketSystem, (request.params as { id: string }).id),
);

server.post('/commits', (request) => commits(request.body as CommitsAsked));

console.log(`Listening on ${await server.listen({ port: 0, host: '127.0.0.1' })}`);

async function record(order: SentOrder, reply: FastifyReply): Promise<FastifyReply> {
  const tickets = newTickets(order);
  const at = new Date().toISOString();
  await transaction(pool, async (make) => {
    await make(storeOrder(order, at));
    await make(storeGroups(order, tickets, at));
  });
  return reply.code(201).send(recordedView(order, tickets, at));
}

async function commits({ ids, clients }: CommitsAsked): Promise<CommitsMade> {
  const left = [...ids];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let id = left.pop(); id !== undefined; id = left.pop()) {
        await pool.query({ name: 'commit', text: 'INSERT INTO commits VALUES ($1)', values: [id] });
      }
    }),
  );
  return { seconds: (performance.now() - started) / 1000 };
}
