import { migrations } from '@ticket-distribution/persistence-typeorm';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Table } from 'typeorm';
import { type TestDatabase, freshPostgres, freshSqlite } from './test-database.js';

/** From here on code of the release before goes on working while a step is taken, and after it. */
const FIRST_ADDITIVE = 2;

const NAMES = migrations.map((step) => new step().name);

/** What older code relies on or trips over: its columns as they are, and what new rows must keep. */
function promises({ name, columns, uniques, indices, checks, foreignKeys }: Table): readonly string[] {
  return [
    ...columns.map(
      (column) =>
        `${name}.${column.name} ${column.type} ${column.isPrimary ? 'key' : ''} ${column.isNullable ? 'null' : 'given'} ${column.default ?? ''}`,
    ),
    ...uniques.map(({ columnNames }) => `${name} unique ${columnNames.join()}`),
    ...indices.map((index) => `${name} index ${index.columnNames.join()}`),
    ...checks.map(({ expression }) => `${name} check ${expression}`),
    ...foreignKeys.map((foreign) => `${name} refers ${foreign.columnNames.join()} ${foreign.referencedTableName}`),
  ];
}

async function tablesOf(database: TestDatabase): Promise<Table[]> {
  const connection = await database.connect();
  const runner = connection.createQueryRunner();
  try {
    const names = await database.tables();
    return await runner.getTables(names.filter((name) => !name.endsWith('migrations')));
  } finally {
    await runner.release();
    await connection.destroy();
  }
}

/** What a step took away, changed, or began to demand of rows as older code writes them. */
function breaches(before: readonly Table[], after: readonly Table[]): readonly string[] {
  const kept = new Set(after.flatMap(promises));
  const gone = before.flatMap(promises).filter((promise) => !kept.has(promise));
  const demands = before.flatMap((old) => {
    const now = after.find(({ name }) => name === old.name);
    const known = new Set(old.columns.map(({ name }) => name));
    const added = now?.columns.filter(({ name }) => !known.has(name)) ?? [];
    const demanded = added.filter((column) => !column.isNullable && column.default === undefined);
    const rules = (table: Table): string[] => [
      ...table.uniques.map(({ columnNames }) => `unique ${columnNames.join()}`),
      ...table.indices.filter(({ isUnique }) => isUnique).map(({ columnNames }) => `unique ${columnNames.join()}`),
      ...table.checks.map(({ expression }) => `check ${expression}`),
      ...table.foreignKeys.map(({ columnNames }) => `refers ${columnNames.join()}`),
    ];
    const ruled = now === undefined ? [] : rules(now).filter((rule) => !rules(old).includes(rule));
    return [
      ...demanded.map(({ name }) => `demands ${old.name}.${name}`),
      ...ruled.map((rule) => `${old.name} ${rule}`),
    ];
  });
  return [...gone.map((promise) => `gone: ${promise}`), ...demands];
}

for (const [kind, make] of [
  ['SQLite', freshSqlite],
  ['PostgreSQL', freshPostgres],
] as const) {
  describe(`Every migration of a ${kind} database after the second`, () => {
    it('only adds: older code finds what it knows, and no new rule for what it writes', async () => {
      const database = await make();
      try {
        await database.migrateTo(FIRST_ADDITIVE);
        let before = await tablesOf(database);
        for (let step = FIRST_ADDITIVE; step < migrations.length; step += 1) {
          await database.migrateTo(step + 1);
          const after = await tablesOf(database);
          expect(breaches(before, after), NAMES[step]).to.deep.equal([]);
          before = after;
        }
        expect(before.length).to.be.greaterThan(12);
      } finally {
        await database.remove();
      }
    });

    it('would be caught taking a column away, demanding one, or making a rule', async () => {
      const database = await make();
      try {
        await database.migrateTo(migrations.length);
        const before = await tablesOf(database);
        await database.query('ALTER TABLE watches RENAME COLUMN looked_at TO seen_at');
        await database.query('CREATE UNIQUE INDEX one_watch ON watches (fulfillment_method)');
        await database.query('ALTER TABLE orders ADD COLUMN country integer NOT NULL DEFAULT 47');
        const found = breaches(before, await tablesOf(database));
        expect(found.map((breach) => breach.replace(/ text.*/, ''))).to.deep.equal([
          'gone: watches.looked_at',
          'watches unique fulfillment_method',
        ]);
      } finally {
        await database.remove();
      }
    });
  });
}
