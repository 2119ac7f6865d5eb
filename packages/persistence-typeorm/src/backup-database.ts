import { resolve } from 'node:path';
import { type LocationOptions, locationOf } from './shared/database-location.js';
import { namingDatabase } from './shared/naming-database.js';
import { backupSqlite } from './sqlite/backup-sqlite.js';

/**
 * Copies a SQLite database to a file with all that is in it, also while an app uses it.
 *
 * @param copy the file to be made; relative to the base folder
 * @returns the absolute path of the copy
 * @throws Error saying why there is no copy: no database, a file of that name, a full disk, or PostgreSQL, which has
 *   tools of its own for it
 */
export async function backupDatabase(options: LocationOptions, copy: string): Promise<string> {
  const location = locationOf(options);
  const file = resolve(options.baseFolder, copy);
  await namingDatabase(location, 'backed up', () => {
    if (location.kind === 'postgres') throw new Error('PostgreSQL has tools for it: pg_basebackup, pg_dump.');
    return backupSqlite(location, file);
  });
  return file;
}
