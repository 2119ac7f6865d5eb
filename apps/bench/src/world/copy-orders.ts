import type { PostgresServer, Query } from '@ticket-distribution/processes';
import sqlite3 from 'sqlite3';
import {
  type CopyDialect,
  POSTGRES_COPIES,
  SQLITE_COPIES,
  type TemplateRow,
  copySql,
  namesTemplate,
} from './copy-sql.js';
import type { OrderTemplate } from './order-template.js';

/** So many copies are made by one statement. */
const CHUNK = 20_000;

/**
 * Makes copies of a recorded order by bulk SQL, whatever the tables are: each row in which an id of the order stands, under
 * new ids. Nobody else works on the database meanwhile.
 */
export async function copyOrdersOnPostgres(
  server: PostgresServer,
  database: string,
  template: OrderTemplate,
  copies: number,
): Promise<void> {
  await server.session(async (query) => {
    await query('SET synchronous_commit = off');
    // Whatever order the tables come in: all rows that a copy refers to are there in the end.
    await query('SET session_replication_role = replica');
    const rows = await postgresRows(query);
    await copyAll(rows, template, POSTGRES_COPIES, copies, (sql) => query(sql));
    await query('VACUUM ANALYZE');
    await query('CHECKPOINT');
  }, database);
}

/** The same in a SQLite file. */
export async function copyOrdersInSqlite(file: string, template: OrderTemplate, copies: number): Promise<void> {
  const database = new sqlite3.Database(file);
  const query = <Row>(sql: string): Promise<Row[]> =>
    new Promise((resolve, reject) => {
      database.all<Row>(sql, (error, rows) => (error === null ? resolve(rows) : reject(error)));
    });
  try {
    await query('PRAGMA synchronous = OFF');
    const rows = await sqliteRows(query);
    await copyAll(rows, template, SQLITE_COPIES, copies, query);
    await query('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    await new Promise<void>((resolve) => {
      database.close(() => resolve());
    });
  }
}

async function copyAll(
  rows: readonly TemplateRow[],
  template: OrderTemplate,
  dialect: CopyDialect,
  copies: number,
  query: (sql: string) => Promise<unknown>,
): Promise<void> {
  const ofTemplate = rows.filter((row) => namesTemplate(row, template));
  for (let from = 1; from <= copies; from += CHUNK) {
    const to = Math.min(copies, from + CHUNK - 1);
    await query('BEGIN');
    for (const row of ofTemplate) await query(copySql(row, template, dialect, from, to));
    await query('COMMIT');
  }
}

/** All rows of all tables. Columns that number themselves are left out. */
async function postgresRows(query: Query): Promise<TemplateRow[]> {
  const columns = await query<{ table: string; name: string; type: string }>(
    `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace s ON s.oid = c.relnamespace
     WHERE s.nspname = 'public' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
       AND a.attidentity = '' AND a.attgenerated = ''
       AND NOT EXISTS (
         SELECT 1 FROM pg_attrdef d
         WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum AND pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%'
       )`,
  );
  const rows: TemplateRow[] = [];
  for (const table of new Set(columns.map((column) => column.table))) {
    const ofTable = columns.filter((column) => column.table === table);
    const texts = ofTable.map(({ name }) => `"${name}"::text AS "${name}"`).join(', ');
    const found = await query<Readonly<Record<string, string | null>>>(`SELECT ${texts} FROM "${table}"`);
    rows.push(...found.map((row) => templateRow(table, row, ofTable)));
  }
  return rows;
}

async function sqliteRows(query: <Row>(sql: string) => Promise<Row[]>): Promise<TemplateRow[]> {
  const tables = await query<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  const rows: TemplateRow[] = [];
  for (const { name: table } of tables) {
    const all = await query<{ name: string; type: string; pk: number }>(`PRAGMA table_info("${table}")`);
    const keyed = all.filter(({ pk }) => pk > 0);
    const numbersItself = ({ pk, type }: (typeof all)[number]): boolean =>
      pk > 0 && keyed.length === 1 && type.toLowerCase() === 'integer';
    const columns = all.filter((column) => !numbersItself(column));
    const found = await query<Readonly<Record<string, string | null>>>(`SELECT * FROM "${table}"`);
    rows.push(...found.map((row) => templateRow(table, row, columns)));
  }
  return rows;
}

function templateRow(
  table: string,
  row: Readonly<Record<string, unknown>>,
  columns: readonly { readonly name: string; readonly type: string }[],
): TemplateRow {
  const filled = columns.filter(({ name }) => row[name] !== null);
  return { table, columns: filled.map(({ name, type }) => ({ name, type, text: String(row[name]) })) };
}
