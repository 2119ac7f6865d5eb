import { appendFileSync } from 'node:fs';
import { chmod, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'node:util';
import { PostgresServer } from '@ticket-distribution/processes';
import { ConnectionLine } from '../../postgres/connection-line.js';
import type { CrashDatabase } from './crash-database.js';
import { SmallDisk } from './small-disk.js';

const DATABASE = 'campaign';

/** A PostgreSQL server that three app processes share, on a file system of its own where one can be mounted. */
export async function postgresDatabase(folder: string): Promise<CrashDatabase> {
  await chmod(folder, 0o755);
  const place = join(folder, 'database');
  const disk = await SmallDisk.mount(place);
  const isMounted = typeof disk !== 'string';
  const log = (text: unknown): void => appendFileSync(join(folder, 'postgres.log'), format('%s\n', text));
  const server = await PostgresServer.start(place, { log });
  await server.createDatabase(DATABASE);
  const line = await ConnectionLine.to(server.port);
  return {
    url: server.urlOf(DATABASE, line.port),
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
