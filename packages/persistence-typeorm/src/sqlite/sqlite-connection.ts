import { DataSource, type DataSourceOptions } from 'typeorm';
import type { SqliteLocation } from '../shared/database-location.js';
import { schemaOptions } from '../schema/schema-options.js';
import { sqliteOptions } from './sqlite-options.js';

/**
 * Opens one connection to a database file, in WAL mode: those who read see the last committed state while another
 * writes. What is committed is on the disk (`synchronous = FULL`).
 */
export async function openSqliteConnection(location: SqliteLocation, use: 'writes' | 'reads'): Promise<DataSource> {
  const options: DataSourceOptions = {
    ...sqliteOptions(location),
    ...schemaOptions(location.tablePrefix),
    enableWAL: true,
  };
  const dataSource = await new DataSource(options).initialize();
  await dataSource.query('PRAGMA synchronous = FULL');
  // What is changed or deleted is overwritten: an erased value stands on no page of the file any more.
  await dataSource.query('PRAGMA secure_delete = ON');
  if (use === 'reads') await dataSource.query('PRAGMA query_only = ON');
  return dataSource;
}
