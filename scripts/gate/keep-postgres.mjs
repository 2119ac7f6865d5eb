import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, 'postgres-main.mjs');

/** A process that starts PostgreSQL as soon as a suite asks at its address, and not before. */
export async function keepPostgres() {
  const child = fork(MAIN, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  const [address] = await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('PostgreSQL has no keeper'))),
  ]);
  return {
    address,
    end: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
