import { type DataSource, type QueryRunner, Table } from 'typeorm';
import { prefixOf } from '../shared/table-prefix.js';
import { MIGRATIONS_TABLE, migrations } from './migrations.js';
import type { Named } from './refuse-foreign-tables.js';

/** Where former releases wrote the steps down: under the name that TypeORM gives everybody. */
const FORMER_TABLE = 'migrations';

/** The names of the steps that a database has taken. */
export interface StepsTaken {
  readonly names: readonly string[];
  /** They stand where former releases wrote them. */
  readonly isFormer: boolean;
}

/**
 * Reads what was taken. The former table comes first: whoever empties it has filled the other one by then.
 *
 * @param there what has a name in the database
 * @throws Error when our table is among it and cannot be read
 */
export async function stepsTaken(runner: QueryRunner, there: readonly Named[]): Promise<StepsTaken> {
  const former = await formerSteps(runner);
  if (former.length > 0) return { names: former, isFormer: true };
  const own = ownTable(runner.connection);
  const isThere = there.some(({ name }) => name === own);
  return { names: await (isThere ? allNamesIn(runner, own) : namesIn(runner, own)), isFormer: false };
}

/**
 * Moves the steps of a former release into a table of their own, all or none. What else stands in the former table is
 * somebody else's and stays there; without it the table goes.
 */
export async function adoptFormerTable(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async ({ queryRunner: runner }) => {
    if (runner === undefined || (await formerSteps(runner)).length === 0) return;
    const isPostgres = dataSource.options.type === 'postgres';
    if (isPostgres) await runner.query(`LOCK TABLE ${FORMER_TABLE} IN ACCESS EXCLUSIVE MODE`);
    await runner.createTable(new Table(columnsOf(ownTable(dataSource), isPostgres)), true);
    const ours = `FROM ${FORMER_TABLE} WHERE name IN (${knownNames()
      .map((name) => `'${name}'`)
      .join(', ')})`;
    await runner.query(
      `INSERT INTO ${ownTable(dataSource)} (timestamp, name) SELECT timestamp, name ${ours} ORDER BY timestamp`,
    );
    await runner.query(`DELETE ${ours}`);
    if ((await namesIn(runner, FORMER_TABLE)).length === 0) await runner.query(`DROP TABLE ${FORMER_TABLE}`);
  });
}

function ownTable(dataSource: DataSource): string {
  return prefixOf(dataSource) + MIGRATIONS_TABLE;
}

function knownNames(): string[] {
  return migrations.map((step) => new step().name);
}

/** Ours in a table that may be a guest's: whoever has the first step is one of us. Former releases had no prefix. */
async function formerSteps(runner: QueryRunner): Promise<readonly string[]> {
  if (prefixOf(runner.connection) !== '') return [];
  const [first, ...others] = knownNames();
  const found = new Set(await namesIn(runner, FORMER_TABLE));
  return first !== undefined && found.has(first) ? [first, ...others].filter((name) => found.has(name)) : [];
}

/** None in a table that is not there, is of another form, or goes while it is looked at. */
async function namesIn(runner: QueryRunner, table: string): Promise<string[]> {
  if (!(await runner.hasColumn(table, 'name'))) return [];
  try {
    return await allNamesIn(runner, table);
  } catch (error) {
    if (await runner.hasColumn(table, 'name')) throw error;
    return [];
  }
}

async function allNamesIn(runner: QueryRunner, table: string): Promise<string[]> {
  const rows = (await runner.query(`SELECT name FROM ${table}`)) as { readonly name: unknown }[];
  return rows.map(({ name }) => String(name));
}

/** The table as TypeORM makes it. */
function columnsOf(name: string, isPostgres: boolean): ConstructorParameters<typeof Table>[0] {
  const id = {
    name: 'id',
    type: 'integer',
    isPrimary: true,
    isGenerated: true,
    generationStrategy: 'increment',
  } as const;
  const said = { name: 'name', type: isPostgres ? 'character varying' : 'varchar' };
  return { name, columns: [id, { name: 'timestamp', type: 'bigint' }, said] };
}
