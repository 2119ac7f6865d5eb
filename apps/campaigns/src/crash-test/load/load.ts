import { setTimeout as wait } from 'node:timers/promises';
import type { SandboxClient } from '../../http/sandbox-client.js';
import type { Dice } from '../chance/dice.js';
import { ACTIONS } from './actions.js';
import type { Chronicle } from './chronicle.js';
import { Client } from './client.js';
import { Insistence, type Service } from './insistence.js';

export interface LoadOptions {
  readonly service: Service;
  readonly sandbox: SandboxClient;
  readonly chronicle: Chronicle;
  readonly dice: Dice;
  readonly clients: number;
  /** No new action is begun after so many milliseconds. */
  readonly durationMs: number;
  /** How long clients go on asking for an answer after that. */
  readonly patienceMs: number;
}

/** Clients that act at the same time, each one thing after the other; resolves when all have ended. */
export async function load(options: LoadOptions): Promise<void> {
  const { service, sandbox, chronicle, dice, clients, durationMs, patienceMs } = options;
  const end = Date.now() + durationMs;
  await Promise.all(
    Array.from({ length: clients }, async (_, number) => {
      const own = dice.of(`client ${number}`);
      const insistence = new Insistence(service, chronicle, own);
      const client = new Client(own, chronicle, sandbox, insistence, () => end + patienceMs);
      while (Date.now() < end) {
        await own.weighted(ACTIONS).run(client);
        await wait(own.between(0, 30));
      }
    }),
  );
}
