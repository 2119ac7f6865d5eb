import { DataSource } from 'typeorm';
import { MIGRATIONS_TABLE, migrations } from '../schema/migrations.js';
import { schemas } from '../schema/schemas.js';
import { untracedSqlite3 } from './untraced-sqlite3.js';

const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens one connection to a database file, in WAL mode: those who read see the last committed state while another
 * writes. What is committed is on the disk (`synchronous = FULL`).
 */
export async function openSqliteConnection(file: string, use: 'writes' | 'reads'): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'sqlite',
    database: file,
    driver: untracedSqlite3(),
    entities: [...schemas],
    migrations: [...migrations],
    migrationsTableName: MIGRATIONS_TABLE,
    enableWAL: true,
    busyTimeout: BUSY_TIMEOUT_MS,
  });
  await dataSource.initialize();
  await dataSource.query('PRAGMA synchronous = FULL');
  if (use === 'reads') await dataSource.query('PRAGMA query_only = ON');
  return dataSource;
}
