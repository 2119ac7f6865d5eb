import { migrateDatabase } from '@ticket-distribution/persistence-typeorm';
import { sharedPostgres } from './shared-postgres.js';

/** A database with all tables and no rows, which nobody else uses until it is released. */
export interface EmptyDatabase {
  readonly url: string;
  release(): Promise<void>;
}

const spare: string[] = [];

/** Removes all rows. */
export const EMPTY = `DO $$ DECLARE name text; BEGIN
  SET LOCAL session_replication_role = replica;
  FOR name IN SELECT tablename FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT LIKE '%ticket_distribution_migrations'
  LOOP EXECUTE 'DELETE FROM ' || quote_ident(name); END LOOP;
END $$`;

/** Takes one that was released, or makes one on the shared server: emptying takes a tenth of the time of making. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const url = spare.pop() ?? (await makeDatabase());
  return { url, release: () => release(url) };
}

async function makeDatabase(): Promise<string> {
  const databaseUrl = await (await sharedPostgres()).createDatabase();
  await migrateDatabase({ databaseUrl, baseFolder: '.' });
  return databaseUrl;
}

async function release(url: string): Promise<void> {
  await (await sharedPostgres()).query(EMPTY, url);
  spare.push(url);
}
