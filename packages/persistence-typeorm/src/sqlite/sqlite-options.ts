import { createRequire } from 'node:module';
import type { DataSourceOptions } from 'typeorm';
import type { SqliteLocation } from '../shared/database-location.js';
import { untracedSqlite3 } from './untraced-sqlite3.js';

const BUSY_TIMEOUT_MS = 5000;

/** The options of a connection with which a file is opened by its driver. */
type SqliteOptions = Extract<DataSourceOptions, { readonly type: 'sqlite' | 'better-sqlite3' }>;

/** @throws Error when the package of the driver is not installed, saying how it would be */
export function refuseMissingDriver(kind: SqliteLocation['kind']): void {
  if (kind === 'sqlite' || isInstalled('better-sqlite3')) return;
  throw new Error(
    'the package better-sqlite3 is not installed; npm install better-sqlite3@12 adds it, sqlite: needs none.',
  );
}

/** @throws Error when the package of the driver is not installed */
export function sqliteOptions({ kind, file }: Pick<SqliteLocation, 'kind' | 'file'>): SqliteOptions {
  if (kind === 'sqlite') {
    return { type: 'sqlite', database: file, driver: untracedSqlite3(), busyTimeout: BUSY_TIMEOUT_MS };
  }
  refuseMissingDriver(kind);
  return { type: 'better-sqlite3', database: file, timeout: BUSY_TIMEOUT_MS };
}

/** Whether TypeORM would find the package. */
function isInstalled(name: string): boolean {
  try {
    const typeorm = createRequire(import.meta.url).resolve('typeorm');
    createRequire(typeorm).resolve(name);
    return true;
  } catch {
    return false;
  }
}
