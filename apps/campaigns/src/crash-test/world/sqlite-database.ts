import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { CrashDatabase } from './crash-database.js';
import { SmallDisk } from './small-disk.js';

/** A SQLite file, on a file system of its own where one can be mounted. */
export async function sqliteDatabase(folder: string): Promise<CrashDatabase> {
  const place = join(folder, 'database');
  const disk = await SmallDisk.mount(place);
  const isMounted = typeof disk !== 'string';
  return {
    url: `sqlite:${join(place, 'distribution.sqlite')}`,
    roles: ['all'],
    disk: isMounted ? disk : null,
    server: null,
    line: null,
    impossible: new Map(isMounted ? [] : [['full-disk', disk]]),
    close: async (keep) => {
      if (!isMounted) return;
      if (keep) await cp(place, join(folder, 'database-kept'), { recursive: true });
      await disk.unmount();
    },
  };
}
