import type { DataSource } from 'typeorm';
import { schemaStateOf } from './schema-state.js';

/**
 * Brings the schema of the database up to date.
 *
 * @throws Error when the database knows a migration that this code does not: it was written by a newer version
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  await schemaStateOf(dataSource);
  await dataSource.runMigrations({ transaction: 'each' });
}
