import type { CrashDatabase } from './crash-database.js';
import { sqliteDatabase } from './sqlite-database.js';

export type DatabaseName = 'sqlite';

/** How each database is opened in the folder of a world. */
export const DATABASES: Readonly<Record<DatabaseName, (folder: string) => Promise<CrashDatabase>>> = {
  sqlite: sqliteDatabase,
};
