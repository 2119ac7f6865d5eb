import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresServer, startApp, startSandbox } from '@ticket-distribution/processes';

/** Ticket systems and an app of the race's own, in processes of their own and a temporary folder. */
export interface OwnWorld {
  readonly addresses: readonly string[];
  readonly ledger: string;
  /** What it runs on, for people. */
  readonly description: string;
  close(): Promise<void>;
}

/** Two app processes on PostgreSQL, or one on SQLite where PostgreSQL cannot be started. */
export async function openOwnWorld(): Promise<OwnWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-race-'));
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const end of ends.toReversed()) await end();
  };
  try {
    const postgres = await PostgresServer.start(folder).catch(reasonOf);
    const isPostgres = typeof postgres !== 'string';
    if (isPostgres) ends.push(() => postgres.close());
    const databaseUrl = isPostgres
      ? await postgres.createDatabase('race')
      : `sqlite:${join(folder, 'distribution.sqlite')}`;
    const sandbox = await startSandbox({ folder: join(folder, 'sandbox'), outOfReach: true });
    ends.push(() => sandbox.end('SIGTERM'));
    const addresses: string[] = [];
    for (let count = isPostgres ? 2 : 1; count > 0; count -= 1) {
      const app = await startApp({ databaseUrl, ticketSystems: sandbox.address, outOfReach: true });
      ends.push(() => app.end('SIGTERM'));
      addresses.push(app.address);
    }
    const description = isPostgres
      ? 'two processes on PostgreSQL'
      : `one process on SQLite; no PostgreSQL: ${postgres}`;
    return { addresses, ledger: sandbox.address, description, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function reasonOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : 'it does not start').split('\n');
  return line;
}
