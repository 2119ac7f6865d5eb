import type { DataSource } from 'typeorm';
import type { SqliteLocation } from '../shared/database-location.js';
import { makeOrRefuse } from '../schema/make-or-refuse.js';
import { migrate } from '../schema/migrate.js';
import { closingOnFailure } from '../shared/closing-connections.js';
import type { Nesting } from '../transactions/nesting.js';
import { DatabaseFile } from './database-file.js';
import { type ProcessLock, lockForThisProcess } from './process-lock.js';
import { rewriteHeader } from './rewrite-header.js';
import { refuseMissingDriver } from './sqlite-options.js';
import { openSqliteConnection } from './sqlite-connection.js';
import { SqliteDatabase, WRITING } from './sqlite-database.js';

/**
 * Opens both connections to a file, with its folder when that is missing, and makes its tables when it is empty.
 *
 * @throws Error when its tables cannot be had for this process alone, or cannot be written
 */
export async function openSqliteDatabase(location: SqliteLocation, nesting: Nesting): Promise<SqliteDatabase> {
  refuseMissingDriver(location.kind);
  const file = await DatabaseFile.at(location.file);
  const lock = await lockForThisProcess(location, file);
  try {
    return await openLocked({ ...location, file: file.path }, { file, lock, nesting });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

interface Locked {
  readonly file: DatabaseFile;
  readonly lock: ProcessLock;
  readonly nesting: Nesting;
}

async function openLocked(location: SqliteLocation, { file, ...others }: Locked): Promise<SqliteDatabase> {
  const writer = await openSqliteConnection(location, 'writes');
  return closingOnFailure(writer, async () => {
    await makeOrRefuse(writer, () => migrate(writer));
    await proveWritable(writer);
    const reader = await openSqliteConnection(location, 'reads');
    return closingOnFailure(reader, async () => {
      await file.watchJournal();
      return new SqliteDatabase({ writer, reader, file, ...others });
    });
  });
}

/** In a transaction that nobody else can write beside. */
async function proveWritable(writer: DataSource): Promise<void> {
  await writer.query(WRITING);
  await rewriteHeader((statement) => writer.query(statement));
  await writer.query('COMMIT');
}
