import type { PostgresServer } from '@ticket-distribution/processes';

/** What is stored in a database, in sum. */
export interface StoredSize {
  readonly rows: number;
  /** Of the rows as text. */
  readonly bytes: number;
}

/** Rows and bytes in these tables of a PostgreSQL database. */
export async function storedSize(
  server: PostgresServer,
  database: string,
  tables: readonly string[],
): Promise<StoredSize> {
  const parts = tables.map(
    (table) => `SELECT count(*) AS rows, coalesce(sum(octet_length(t::text)), 0) AS bytes FROM "${table}" AS t`,
  );
  const sql = `SELECT sum(rows) AS rows, sum(bytes) AS bytes FROM (${parts.join(' UNION ALL ')}) AS parts`;
  const [sum] = await server.query<{ rows: string; bytes: string }>(sql, database);
  return { rows: Number(sum?.rows), bytes: Number(sum?.bytes) };
}

/** The tables of a PostgreSQL database, but for those whose name has one of the words in it. */
export async function tablesOf(server: PostgresServer, database: string, without: RegExp): Promise<string[]> {
  const rows = await server.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    database,
  );
  return rows.map(({ name }) => name).filter((name) => !without.test(name));
}
