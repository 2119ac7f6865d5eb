import type { CrashDatabase } from './crash-database.js';
import { postgresDatabase } from './postgres-database.js';
import { sqliteDatabase } from './sqlite-database.js';

export type DatabaseName = 'sqlite' | 'postgres';

/** How each database is opened in the folder of a world. */
export const DATABASES: Readonly<Record<DatabaseName, (folder: string) => Promise<CrashDatabase>>> = {
  sqlite: sqliteDatabase,
  postgres: postgresDatabase,
};
