import type { DataSource } from 'typeorm';
import { adoptFormerTable } from './migrations-table.js';
import { schemaStateOf } from './schema-state.js';

/**
 * Brings the schema of the database up to date.
 *
 * @param dataSource made with `schemaOptions`
 * @throws Error when the database knows a migration that this code does not: it was written by a newer version; or when
 *   somebody else has made there what a migration would make
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  await schemaStateOf(dataSource);
  await adoptFormerTable(dataSource);
  await dataSource.runMigrations({ transaction: 'each' });
}
