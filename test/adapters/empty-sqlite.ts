import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrateDatabase } from '@ticket-distribution/persistence-typeorm';
import { temporaryFolder } from './temporary-folder.js';

const FILE = 'test.sqlite';
const DATABASE_URL = `sqlite:./${FILE}`;

/** A SQLite file with all tables and no rows, in a folder of its own. */
export interface EmptySqlite {
  readonly databaseUrl: string;
  readonly baseFolder: string;
  remove(): Promise<void>;
}

/**
 * Makes such files as often as they are wanted, as copies of one: to make the tables takes ten times as long.
 *
 * @param tablePrefixes of the tables that are in it, side by side
 */
export function emptySqliteFiles(tablePrefixes: readonly string[]) {
  let made: Promise<EmptySqlite> | null = null;
  const make = async (): Promise<EmptySqlite> => {
    const original = await freshFolder();
    for (const tablePrefix of tablePrefixes) await migrateDatabase({ ...original, tablePrefix });
    return original;
  };
  return {
    open: async (): Promise<EmptySqlite> => {
      made ??= make();
      const { baseFolder } = await made;
      const copy = await freshFolder();
      await copyFile(join(baseFolder, FILE), join(copy.baseFolder, FILE));
      return copy;
    },
    remove: async (): Promise<void> => (await made)?.remove(),
  };
}

async function freshFolder(): Promise<EmptySqlite> {
  const folder = await temporaryFolder();
  return { databaseUrl: DATABASE_URL, baseFolder: folder.path, remove: () => folder.remove() };
}
