import { after } from 'mocha';
import { TestPostgres } from './test-postgres.js';

let started: Promise<TestPostgres> | null = null;

/** The server that all tests of a run share; started for the first that asks, and removed after the last. */
export function sharedPostgres(): Promise<TestPostgres> {
  started ??= TestPostgres.start();
  return started;
}

after(async () => {
  await (await started)?.remove();
});
