import fastify, { type FastifyReply } from 'fastify';
import type { CommitsAsked, CommitsMade } from '../commits.js';
import { recordedView } from './group-view.js';
import { newTickets } from './new-tickets.js';
import type { SentOrder } from './order-documents.js';
import { storeRecord } from './sqlite-record.js';
import { SqliteWriter } from './sqlite-writer.js';
import { TABLES } from './tables.js';

/*
 * The twin of the bare-bones server on SQLite, for a record: fastify and sqlite3, statements prepared once and kept,
 * WAL and synchronous = FULL as the engine has it, the same rows in one transaction, the same answer. POST /commits
 * makes single-insert commits one after the other: the ceiling below it.
 */
const writer = await SqliteWriter.open(process.env['DATABASE_FILE'] ?? '');
for (const table of TABLES) await writer.run(table);

const server = fastify();

server.put('/v1/orders/:id/versions/1', (request, reply) => record(request.body as SentOrder, reply));

server.post('/commits', (request) => commits(request.body as CommitsAsked));

console.log(`Listening on ${await server.listen({ port: 0, host: '127.0.0.1' })}`);

async function record(order: SentOrder, reply: FastifyReply): Promise<FastifyReply> {
  const tickets = newTickets(order);
  const at = new Date().toISOString();
  await writer.transaction(() => storeRecord(writer, order, tickets, at));
  return reply.code(201).send(recordedView(order, tickets, at));
}

async function commits({ ids }: CommitsAsked): Promise<CommitsMade> {
  const started = performance.now();
  for (const id of ids) await writer.run('INSERT INTO commits VALUES (?)', [id]);
  return { seconds: (performance.now() - started) / 1000 };
}
