import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NodeProcess, startApp, startSandbox } from '@ticket-distribution/processes';
import { type Client, createClient } from '@ticket-distribution/client';
import { makeKeys } from './make-keys.js';
import { Receiver } from './receiver.js';
import { SandboxClient } from './sandbox-client.js';

/** Everything the story happens in: ticket systems, the app on a database of its own, a folder for what is picked up. */
export interface World {
  readonly app: Client;
  /** Where the app listens. */
  readonly address: string;
  readonly sandbox: SandboxClient;
  readonly folder: string;
  /** Somebody else, who is told by a webhook. */
  readonly receiver: Receiver;
  close(): Promise<void>;
}

/** Starts the sandbox and the app as processes of their own, on free ports, with all data in a temporary folder. */
export async function openWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-'));
  const children: NodeProcess[] = [];
  const receiver = await Receiver.open();
  const close = async (): Promise<void> => {
    for (const child of children.toReversed()) await child.end('SIGTERM');
    receiver.close();
    await rm(join(folder, 'data'), { recursive: true, force: true });
  };
  try {
    const keys = join(folder, 'data', 'keys.json');
    await makeKeys(keys);
    const sandbox = await startSandbox({ folder: join(folder, 'data', 'sandbox') });
    children.push(sandbox);
    const app = await startApp({
      databaseUrl: `sqlite:${join(folder, 'data', 'distribution.sqlite')}`,
      ticketSystems: sandbox.address,
      // The story shows the steps one by one; left alone, the app generates as soon as an order is confirmed. Webhooks lead
      // nowhere inside unless they are let.
      settings: { AUTO_GENERATE: 'false', WEBHOOK_PRIVATE_HOSTS: 'localhost', CODE_KEYS_FILE: keys },
    });
    children.push(app);
    const { address } = app;
    const client = createClient({ baseUrl: address, clientName: 'ticket-distribution-demo' });
    return { app: client, address, sandbox: new SandboxClient(sandbox.address), folder, receiver, close };
  } catch (error) {
    await close();
    throw error;
  }
}
