import { once } from 'node:events';
import { createServer } from 'node:net';
import type { FileIdentity } from './database-file.js';

/** A lock on a file under all its names. */
export interface InodeLock {
  release(): Promise<void>;
}

/**
 * Takes a lock that belongs to a file and not to one of its names: the system keeps it as an address that one process at
 * a time can listen at, and it ends with the process. Linux has such addresses without a file; elsewhere nothing is locked.
 *
 * @param tablePrefix which of the tables in the file it is about
 * @returns null when somebody has the lock
 */
export async function lockInode({ device, inode }: FileIdentity, tablePrefix: string): Promise<InodeLock | null> {
  if (process.platform !== 'linux') return { release: async () => undefined };
  const name = [device, inode, ...(tablePrefix === '' ? [] : [tablePrefix])].join(':');
  const server = createServer((connection) => connection.destroy());
  try {
    server.listen({ path: `\0ticket-distribution:${name}`, exclusive: true });
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return null;
    throw error;
  }
  server.unref();
  return {
    release: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
