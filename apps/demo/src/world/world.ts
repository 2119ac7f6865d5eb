import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, startChild } from './child.js';
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
  const children: Child[] = [];
  const close = async (): Promise<void> => {
    for (const child of children.toReversed()) await child.stop();
    await rm(join(folder, 'data'), { recursive: true, force: true });
  };
  try {
    const sandbox = await startChild('apps/sandbox/dist/main.js', {
      SANDBOX_PORT: '0',
      SANDBOX_DATA: join(folder, 'data', 'sandbox'),
    });
    children.push(sandbox);
    const app = await startChild('apps/http/dist/main.js', {
      PORT: '0',
      DATABASE_URL: `sqlite:${join(folder, 'data', 'distribution.sqlite')}`,
      NOD_URL: sandbox.address,
      ACCOUNT_BASED_TICKETING_URL: sandbox.address,
      INTERNATIONAL_URL: sandbox.address,
      BIFROST_URL: sandbox.address,
      LOG_LEVEL: 'info',
      // The story shows the steps one by one; left alone, the app generates as soon as an order is confirmed.
      AUTO_GENERATE: 'false',
    });
    children.push(app);
    return { app: new HttpClient(app.address), sandbox: new HttpClient(sandbox.address), folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}
