import { after } from 'mocha';
import { PostgresServer } from './postgres-server.js';

let started: Promise<PostgresServer> | null = null;

/** The server that all tests of a run share; started for the first that asks, and removed after the last. */
export function sharedPostgres(): Promise<PostgresServer> {
  started ??= PostgresServer.start();
  return started;
}

after(async () => {
  await (await started)?.remove();
});
