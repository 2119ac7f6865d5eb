import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SqliteLocation } from '../shared/database-location.js';
import { makeOrRefuse } from '../schema/make-or-refuse.js';
import { migrate } from '../schema/migrate.js';
import { closingOnFailure } from '../shared/closing-connections.js';
import { type ProcessLock, lockForThisProcess } from './process-lock.js';
import { openSqliteConnection } from './sqlite-connection.js';
import { SqliteDatabase } from './sqlite-database.js';

/** Opens both connections to a file, with its folder when that is missing, and makes its tables when it is empty. */
export async function openSqliteDatabase(location: SqliteLocation): Promise<SqliteDatabase> {
  await mkdir(dirname(location.file), { recursive: true });
  const lock = await lockForThisProcess(location);
  try {
    return await openLocked(location, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openLocked(location: SqliteLocation, lock: ProcessLock): Promise<SqliteDatabase> {
  const writer = await openSqliteConnection(location, 'writes');
  return closingOnFailure(writer, async () => {
    await makeOrRefuse(writer, () => migrate(writer));
    return new SqliteDatabase(writer, await openSqliteConnection(location, 'reads'), lock);
  });
}
