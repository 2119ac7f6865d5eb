import { type DatabaseLocation, type LocationOptions, locationOf, nameOf } from './shared/database-location.js';
import { migratePostgres, postgresSchemaState } from './postgres/migrate-postgres.js';
import type { SchemaState } from './schema/schema-state.js';
import { namingDatabase } from './shared/naming-database.js';
import { migrateSqlite, sqliteSchemaState } from './sqlite/migrate-sqlite.js';

/** What a migration of a database would do. */
export interface MigrationPlan extends SchemaState {
  /** How the database is named, without what is secret. */
  readonly database: string;
  /** What the names of its tables begin with; empty: nothing. */
  readonly tablePrefix: string;
}

/**
 * What stands between a database and the schema of this version; writes nothing.
 *
 * @throws Error saying which database could not be looked at and why, such as a schema of a newer version,
 *   or tables of somebody else with names of ours
 */
export async function planMigration(options: LocationOptions): Promise<MigrationPlan> {
  const location = locationOf(options);
  const state = await namingDatabase(location, 'looked at', () => stateOf(location));
  return { database: nameOf(location), tablePrefix: location.tablePrefix, ...state };
}

/**
 * Brings the schema of a database up to date, each step in a transaction of its own. Safe when several do it at once.
 *
 * @throws Error saying which database could not be migrated and why; steps that were taken before stay
 */
export async function migrateDatabase(options: LocationOptions): Promise<void> {
  const location = locationOf(options);
  await namingDatabase(location, 'migrated', () =>
    location.kind === 'postgres' ? migratePostgres(location) : migrateSqlite(location),
  );
}

function stateOf(location: DatabaseLocation): Promise<SchemaState> {
  return location.kind === 'postgres' ? postgresSchemaState(location) : sqliteSchemaState(location);
}
