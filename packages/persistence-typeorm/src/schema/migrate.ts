import { type DataSource, MigrationExecutor } from 'typeorm';

/**
 * Brings the schema of the database up to date.
 *
 * @throws Error when the database knows a migration that this code does not: it was written by a newer version
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const known = new Set(dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name));
  const executed = await new MigrationExecutor(dataSource).getExecutedMigrations();
  const unknown = executed.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (unknown.length > 0) {
    throw new Error(
      `The database has migrations that this version does not know (${unknown.join(', ')}); use a newer one.`,
    );
  }
  await dataSource.runMigrations({ transaction: 'each' });
}
