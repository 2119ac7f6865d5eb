import { after } from 'mocha';
import { TestPostgres } from './test-postgres.js';

/** Where the gate says on which port its server is; undefined when these tests run without a gate. */
const KEEPER = process.env['SHARED_POSTGRES'];

let started: Promise<TestPostgres> | null = null;

/** The server that all tests of a run share: that of the gate, else one that is started for the first that asks. */
export function sharedPostgres(): Promise<TestPostgres> {
  started ??= KEEPER === undefined ? TestPostgres.start() : keptAt(KEEPER);
  return started;
}

async function keptAt(keeper: string): Promise<TestPostgres> {
  const answer = await fetch(keeper);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`the gate has no PostgreSQL: ${text}`);
  return TestPostgres.at(Number(text));
}

after(async () => {
  if (KEEPER === undefined) await (await started)?.remove();
});
