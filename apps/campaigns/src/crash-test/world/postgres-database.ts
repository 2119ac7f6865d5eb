import { chmod, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { ConnectionLine } from '../../postgres/connection-line.js';
import { PostgresServer } from '../../postgres/postgres-server.js';
import type { CrashDatabase } from './crash-database.js';
import { SmallDisk } from './small-disk.js';

/** A PostgreSQL server that three app processes share, on a file system of its own where one can be mounted. */
export async function postgresDatabase(folder: string): Promise<CrashDatabase> {
  await chmod(folder, 0o755);
  const place = join(folder, 'database');
  const disk = await SmallDisk.mount(place);
  const isMounted = typeof disk !== 'string';
  const server = await PostgresServer.start(place, join(folder, 'postgres.log'));
  const line = await ConnectionLine.to(server.ownPort);
  return {
    url: server.url(line.port),
    roles: ['all', 'worker', 'api'],
    disk: isMounted ? disk : null,
    server,
    line,
    impossible: new Map(isMounted ? [] : [['full-disk', disk]]),
    close: async (keep) => {
      line.close();
      await server.close();
      if (!isMounted) return;
      if (keep) await cp(place, join(folder, 'database-kept'), { recursive: true });
      await disk.unmount();
    },
  };
}
