// Keeps one PostgreSQL server for all suites of a gate: starts it for the first that asks, ends it with the gate.
import { createServer } from 'node:http';

let started = null;

async function start() {
  const { TestPostgres } = await import('../../test/dist/postgres/test-postgres.js');
  return TestPostgres.start();
}

const asked = createServer((_request, response) => {
  started ??= start();
  started.then(
    ({ port }) => response.end(String(port)),
    (error) => response.writeHead(500).end(String(error?.stack ?? error)),
  );
});
asked.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${asked.address().port}`));

// A signal of the terminal reaches the gate as well, which ends this one last of all.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
process.once('disconnect', () => {
  void Promise.resolve(started?.then((server) => server.remove()))
    .catch(() => {})
    .then(() => process.exit());
});
