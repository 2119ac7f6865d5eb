import { access, open, rename, rm } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import { closingAfterwards } from '../shared/closing-connections.js';
import type { SqliteLocation } from '../shared/database-location.js';
import { openSqliteConnection } from './sqlite-connection.js';
import { sqliteOptions } from './sqlite-options.js';

/**
 * Copies a database, also one that an app is using, as it is at one moment. The copy gets its name when it is whole,
 * checked and on the disk, so that one that was interrupted is never taken for a backup.
 *
 * @throws Error when there is no database, or something has the name of the copy
 */
export async function backupSqlite(location: SqliteLocation, copy: string): Promise<void> {
  await access(location.file);
  if (await exists(copy)) throw new Error(`${copy} exists already; a backup replaces nothing.`);
  const unfinished = `${copy}.unfinished`;
  await rm(unfinished, { force: true });
  await closingAfterwards(await openSqliteConnection(location, 'writes'), (source) =>
    source.query('VACUUM INTO ?', [unfinished]),
  );
  await checkWhole({ ...location, file: unfinished });
  await sync(unfinished);
  await rename(unfinished, copy);
}

async function checkWhole(location: SqliteLocation): Promise<void> {
  const source = await new DataSource(sqliteOptions(location)).initialize();
  const found: unknown = await closingAfterwards(source, (one) => one.query('PRAGMA integrity_check'));
  if (JSON.stringify(found) !== '[{"integrity_check":"ok"}]') {
    throw new Error(`the copy is not whole: ${JSON.stringify(found)}`);
  }
}

/** What is not on the disk yet is gone with the power. */
async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
