import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NodeProcess, startApp, startSandbox } from '@ticket-distribution/processes';
import { HttpClient } from './http-client.js';

/** Everything the story happens in: ticket systems, the app on a database of its own, a folder for what is picked up. */
export interface World {
  readonly app: HttpClient;
  readonly sandbox: HttpClient;
  readonly folder: string;
  close(): Promise<void>;
}

/** Starts the sandbox and the app as processes of their own, on free ports, with all data in a temporary folder. */
export async function openWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-'));
  const children: NodeProcess[] = [];
  const close = async (): Promise<void> => {
    for (const child of children.toReversed()) await child.end('SIGTERM');
    await rm(join(folder, 'data'), { recursive: true, force: true });
  };
  try {
    const sandbox = await startSandbox({ folder: join(folder, 'data', 'sandbox') });
    children.push(sandbox);
    const app = await startApp({
      databaseUrl: `sqlite:${join(folder, 'data', 'distribution.sqlite')}`,
      ticketSystems: sandbox.address,
      // The story shows the steps one by one; left alone, the app generates as soon as an order is confirmed.
      settings: { AUTO_GENERATE: 'false' },
    });
    children.push(app);
    return { app: new HttpClient(app.address), sandbox: new HttpClient(sandbox.address), folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}
