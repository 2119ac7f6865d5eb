import { access } from 'node:fs/promises';
import type { SqliteLocation } from '../shared/database-location.js';
import { migrate } from '../schema/migrate.js';
import { type SchemaState, emptySchema, schemaStateOf } from '../schema/schema-state.js';
import { closingAfterwards } from '../shared/closing-connections.js';
import { DatabaseFile } from './database-file.js';
import { lockForThisProcess } from './process-lock.js';
import { refuseMissingDriver } from './sqlite-options.js';
import { openSqliteConnection } from './sqlite-connection.js';

/** How far the schema of a file is; a file that does not exist is not made. */
export async function sqliteSchemaState(location: SqliteLocation): Promise<SchemaState> {
  const exists = await access(location.file).then(
    () => true,
    () => false,
  );
  if (!exists) return emptySchema();
  return closingAfterwards(await openSqliteConnection(location, 'reads'), schemaStateOf);
}

/** Brings the schema of a file up to date, while no other process uses it. */
export async function migrateSqlite(location: SqliteLocation): Promise<void> {
  refuseMissingDriver(location.kind);
  const file = await DatabaseFile.at(location.file);
  const lock = await lockForThisProcess(location, file);
  try {
    await closingAfterwards(await openSqliteConnection({ ...location, file: file.path }, 'writes'), migrate);
  } finally {
    await lock.release();
  }
}
