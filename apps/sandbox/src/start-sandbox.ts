import type { AddressInfo } from 'node:net';
import { type CallbackOptions, Callbacks } from './callbacks/callbacks.js';
import { Intake } from './calls/intake.js';
import { controlRoutes } from './control/control-routes.js';
import { pickupRoutes } from './control/pickup-routes.js';
import { FaultBoard } from './faults/fault-board.js';
import { createApp } from './http/create-app.js';
import { Store } from './journal/store.js';
import { handOverRoutes } from './json-systems/hand-over-routes.js';
import { contractJsonSystems, type JsonSystem } from './state/json-system.js';
import { backofficeRoutes } from './nod/backoffice/backoffice-routes.js';
import { cardRoutes } from './nod/card/card-routes.js';
import { clientRoutes } from './nod/client/client-routes.js';
import { openCodeKey } from './nod/codes/code-key.js';

export interface SandboxOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** Where the journal and NOD's key for codes are kept; made when it is not there. One sandbox a folder. */
  readonly dataFolder: string;
  /** The systems besides NOD, each with another name; those of the public contract when absent. */
  readonly jsonSystems?: readonly JsonSystem[];
  /** Where to tell how tickets stand that changed by themselves; nowhere when absent or null. */
  readonly callback?: CallbackOptions | null;
  /** Ends the process hard, for the fault mode `die`. Without it that mode is refused: the process is not the sandbox's own. */
  readonly exit?: () => void;
  /** The clock; the system's when absent. */
  readonly now?: () => Date;
}

export interface Sandbox {
  /** Such as http://127.0.0.1:3100, without a slash at the end. */
  readonly address: string;
  /** Ends in order: calls that hang are cut and never processed, callbacks are dropped, everything answered is on disk. */
  readonly close: () => Promise<void>;
}

/** Starts the ticket systems on one port. Rejects when the port is taken, the folder cannot be written or the journal is damaged. */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const { port, host, dataFolder, callback = null, exit = null, now = () => new Date() } = options;
  const { jsonSystems = contractJsonSystems } = options;
  const codeKey = await openCodeKey(dataFolder);
  const store = await Store.open(dataFolder);
  const faults = new FaultBoard();
  const intake = new Intake({ store, faults, now, exit });
  const callbacks = new Callbacks(callback, now);
  const app = createApp(jsonSystems);
  let address = '';

  await app.register(backofficeRoutes(intake));
  await app.register(handOverRoutes(intake, jsonSystems));
  await app.register(clientRoutes({ store, codeKey, callbacks, now }));
  await app.register(cardRoutes(store));
  await app.register(controlRoutes({ store, faults, intake, callbacks, now, canDie: exit !== null, jsonSystems }));
  await app.register(pickupRoutes(store, () => address));

  try {
    await app.listen({ port, host });
  } catch (error) {
    await store.close();
    throw error;
  }
  address = addressOf(app.server.address() as AddressInfo);
  const close = async (): Promise<void> => {
    intake.forgetDelayed();
    await app.close();
    await callbacks.close();
    await store.close();
  };
  return { address, close };
};

/** An address that this machine can call: a wildcard is reached through the loopback. */
const addressOf = ({ address, family, port }: AddressInfo): string => {
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
};
