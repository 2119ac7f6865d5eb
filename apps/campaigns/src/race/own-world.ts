import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NodeProcess, startApp, startSandbox } from '@ticket-distribution/processes';

/** Ticket systems and an app of the race's own, in processes of their own and a temporary folder. */
export interface OwnWorld {
  readonly addresses: readonly string[];
  readonly ledger: string;
  close(): Promise<void>;
}

export async function openOwnWorld(): Promise<OwnWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-race-'));
  const running: NodeProcess[] = [];
  const close = async (): Promise<void> => {
    for (const one of running.toReversed()) await one.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const sandbox = await startSandbox({ folder: join(folder, 'sandbox') });
    running.push(sandbox);
    const databaseUrl = `sqlite:${join(folder, 'distribution.sqlite')}`;
    const app = await startApp({ databaseUrl, ticketSystems: sandbox.address });
    running.push(app);
    return { addresses: [app.address], ledger: sandbox.address, close };
  } catch (error) {
    await close();
    throw error;
  }
}
