import type { OpenDatabase } from './transactions/database.js';
import { openSqliteDatabase } from './sqlite/open-sqlite-database.js';
import { sqliteFile } from './sqlite/sqlite-file.js';

export interface DatabaseOptions {
  /** `sqlite:` and a path, such as `sqlite:./data/distribution.sqlite`. */
  readonly databaseUrl: string;
  /** What a relative path is relative to. */
  readonly baseFolder: string;
}

/**
 * Opens the database, with its folder when that is missing, and brings its schema up to date. One process at a time
 * may use a SQLite database.
 *
 * @throws Error saying which database could not be opened and why: an unsupported URL, a folder that cannot be made or
 *   written, a file that is no database, a schema of a newer version
 */
export async function openDatabase({ databaseUrl, baseFolder }: DatabaseOptions): Promise<OpenDatabase> {
  const file = sqliteFile(databaseUrl, baseFolder);
  try {
    return await openSqliteDatabase(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The database ${file} cannot be opened: ${reason}`, { cause: error });
  }
}
