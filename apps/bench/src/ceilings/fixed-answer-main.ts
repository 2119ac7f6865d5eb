import fastify from 'fastify';

// fastify with a fixed answer: what an operation that only reads can reach at most. GET /fixed?bytes=1800.
const texts = new Map<number, string>();

const server = fastify();
server.get('/fixed', (request, reply) => {
  const bytes = Number((request.query as { bytes: string }).bytes);
  return reply.header('content-type', 'application/json; charset=utf-8').send(textOf(bytes));
});

console.log(`Listening on ${await server.listen({ port: 0, host: '127.0.0.1' })}`);

/** A JSON text of so many bytes. */
function textOf(bytes: number): string {
  const text = texts.get(bytes) ?? JSON.stringify('x'.repeat(Math.max(0, bytes - 2)));
  texts.set(bytes, text);
  return text;
}
