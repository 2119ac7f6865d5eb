import type { GroupSearch } from '@ticket-distribution/application';
import { type OpenDatabase, openDatabase } from '@ticket-distribution/persistence-typeorm';
import { aGroup, aLine, aProduct, anOrder } from '@ticket-distribution/testkit';
import type { DataSource } from 'typeorm';
import { type Statement, sentDuring } from './sent-during.js';
import { type TestDatabase, freshPostgres, freshSqlite } from './test-database.js';

export type DatabaseKind = 'SQLite' | 'PostgreSQL';

/** What a database says of one part of a plan, with the index that it takes and what it looks up there. */
export type PlanPart = string;

/** How many groups of one ticket each are stored, two of an order. */
export const GROUPS = 100_000;

/** A database that is full of groups. */
export interface FullDatabase {
  /** The statements that a search sends. */
  searching(search: Partial<GroupSearch>): Promise<readonly Statement[]>;
  /** How the database would answer the statement: knowing its values, and for one that it keeps prepared without, too. */
  plansOf(statement: Statement): Promise<readonly (readonly PlanPart[])[]>;
  remove(): Promise<void>;
}

export async function fullDatabase(kind: DatabaseKind): Promise<FullDatabase> {
  const database = await (kind === 'SQLite' ? freshSqlite() : freshPostgres());
  const engine = await openDatabase({ databaseUrl: database.url, baseFolder: '.' });
  await fill(kind, database, engine);
  const connection = await database.connect();
  return {
    searching: (search) =>
      sentDuring(() =>
        engine.transactions.read(({ groups }) => groups.search({ conditions: [], page: 0, perPage: 20, ...search })),
      ),
    plansOf: (statement) => (kind === 'SQLite' ? sqlitePlans : postgresPlans)(connection, statement),
    remove: async () => {
      await connection.destroy();
      await engine.close();
      await database.remove();
    },
  };
}

/** Copies of one stored group, each with values of its own in all that is searched. */
async function fill(kind: DatabaseKind, database: TestDatabase, { transactions }: OpenDatabase): Promise<void> {
  const line = aLine({ products: [aProduct()], customerAccountRef: 'ENT:CustomerAccount:a1' });
  await transactions.run(({ groups }) => groups.save(aGroup(anOrder({ lines: [line] }))));
  const numbers =
    kind === 'SQLite'
      ? `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${GROUPS})`
      : `WITH numbers (n) AS (SELECT generate_series(1, ${GROUPS}))`;
  for (const [table, changed] of [
    ['ticket_distribution_groups', groupColumns(kind)],
    ['ticket_distributions', ticketColumns(kind)],
  ] as const) {
    const [template] = (await database.query(`SELECT * FROM ${table}`)) as [object];
    const columns = Object.keys(template);
    const listed = columns.map((name) => changed[name] ?? `one."${name}"`).join(', ');
    const names = columns.map((name) => `"${name}"`).join(', ');
    const sql = `SELECT ${listed} FROM numbers, ${table} one`;
    await database.query(
      kind === 'SQLite'
        ? `INSERT INTO ${table} (${names}) ${numbers} ${sql}`
        : `${numbers} INSERT INTO ${table} (${names}) ${sql}`,
    );
  }
  if (kind === 'PostgreSQL') await database.query('ANALYZE');
}

/** An instant, so many seconds after the year began. */
function instantAfter(kind: DatabaseKind, seconds: string): string {
  return kind === 'SQLite'
    ? `strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01', (${seconds}) || ' seconds')`
    : `to_char(timestamp '2026-01-01' + (${seconds}) * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function groupColumns(kind: DatabaseKind): Readonly<Record<string, string>> {
  return {
    id: `'g' || n`,
    order_id: `'O' || (n / 2)`,
    order_line_id: `'line-' || n`,
    order_version: 'CASE WHEN n % 10000 = 0 THEN 9 ELSE 1 + n % 2 END',
    organisation_id: 'CASE WHEN n % 4 = 0 THEN 1 + n % 200 ELSE 300 + n % 5000 END',
    order_owner_customer_id: `CAST(n % 20000 AS text)`,
    created_at: instantAfter(kind, 'n'),
    updated_at: instantAfter(kind, 'n + 60'),
  };
}

function ticketColumns(kind: DatabaseKind): Readonly<Record<string, string>> {
  return {
    id: `'t' || n`,
    group_id: `'g' || n`,
    status: `CASE WHEN n % 1000 = 0 THEN 'FAILED' ELSE 'DISTRIBUTED' END`,
    product: `CASE WHEN n % 10 = 0 THEN replace(product, '"customerId":null', '"customerId":"' || (n % 20000) || '"') ELSE product END`,
    distribution_holder_customer_id: `CAST(n % 20000 AS text)`,
    customer_account_ref: `CASE WHEN n % 10 = 0 THEN 'ENT:CustomerAccount:' || (n % 20000) END`,
    distribution_details: `replace(distribution_details, '"mediaSerialNumberId":null', CASE WHEN n % 10 = 0 THEN '"mediaSerialNumberId":"' || (n % 20000) || '"' ELSE '"mediaSerialNumberId":null' END)`,
    start_of_validity: instantAfter(kind, 'n'),
    end_of_validity: instantAfter(kind, 'n + 3600'),
    created_at: instantAfter(kind, 'n'),
    updated_at: instantAfter(kind, 'n + 60'),
  };
}

async function sqlitePlans(connection: DataSource, { sql, values }: Statement) {
  const plan: { readonly detail: string }[] = await connection.query(`EXPLAIN QUERY PLAN ${sql}`, [...values]);
  return [plan.map(({ detail }) => detail)];
}

/** A session as the engine opens it. */
async function postgresPlans(connection: DataSource, { sql, values }: Statement) {
  const runner = connection.createQueryRunner();
  try {
    await runner.query('SET enable_seqscan = off');
    const known = partsOf(await runner.query(`EXPLAIN (FORMAT JSON) ${sql}`, [...values]));
    if (sql.includes('planned by its values')) return [known];
    await runner.query('SET plan_cache_mode = force_generic_plan');
    await runner.query(`PREPARE search AS ${sql}`);
    const literals = values.map((value) => `'${String(value).replaceAll("'", "''")}'`).join(', ');
    const unknown = partsOf(await runner.query(`EXPLAIN (FORMAT JSON) EXECUTE search${literals && `(${literals})`}`));
    return [known, unknown];
  } finally {
    await runner.query('DEALLOCATE ALL');
    await runner.query('RESET ALL');
    await runner.release();
  }
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

function partsOf([explained]: readonly { readonly 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }[]) {
  const all = (node: PlanNode): readonly PlanNode[] => [node, ...(node.Plans ?? []).flatMap(all)];
  return (explained?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) =>
    all(Plan).map((node) =>
      [node['Node Type'], node['Relation Name'], node['Index Name'], node['Index Cond']].filter(Boolean).join(' '),
    ),
  );
}
