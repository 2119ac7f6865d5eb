import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrateDatabase, migrations } from '@ticket-distribution/persistence-typeorm';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';
import { freshPostgres, freshSqlite } from './test-database.js';

interface Recorded {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly rows: readonly object[] | null;
}

/** What the release before the third step of the schema sent, in the order of a story, and what it was answered. */
const RECORDED = JSON.parse(
  readFileSync(join(root, 'test/adapters/releases/second-schema.json'), 'utf8'),
) as readonly Recorded[];

const SCHEMA_OF_THE_RELEASE = 2;

/** The same statement as the driver of the database writes it. */
function inDialect(sql: string, kind: string): string {
  let count = 0;
  return kind === 'SQLite' ? sql : sql.replaceAll('?', () => `$${(count += 1)}`);
}

/** A count is text in PostgreSQL. */
function comparable(rows: readonly object[]): readonly object[] {
  return rows.map((row) => ('total' in row ? { total: Number(row.total) } : row));
}

for (const [kind, make] of [
  ['SQLite', freshSqlite],
  ['PostgreSQL', freshPostgres],
] as const) {
  describe(`The release before the third step, on a newer ${kind} schema`, () => {
    for (const [when, migratedAfter] of [
      ['that was there when it started', 0],
      ['that was made while it ran', Math.floor(RECORDED.length / 2)],
    ] as const) {
      it(`sends what it always sent and is answered the same, on one ${when}`, async () => {
        const database = await make();
        try {
          await database.migrateTo(SCHEMA_OF_THE_RELEASE);
          const connection = await database.connect();
          try {
            for (const [place, { sql, parameters, rows }] of RECORDED.entries()) {
              if (place === migratedAfter) await migrateDatabase({ databaseUrl: database.url, baseFolder: '.' });
              const answer = (await connection.query(inDialect(sql, kind), [...parameters])) as readonly object[];
              if (rows !== null) expect(comparable(answer), sql).to.deep.equal(comparable(rows));
            }
            expect(await connection.query('SELECT count(*) AS count FROM ticket_distribution_migrations')).to.satisfy(
              ([{ count }]: readonly [{ readonly count: number | string }]) => Number(count) === migrations.length,
            );
          } finally {
            await connection.destroy();
          }
        } finally {
          await database.remove();
        }
      });
    }

    it('was recorded with every kind of statement, and with answers', () => {
      const kinds = new Set(RECORDED.map(({ sql }) => sql.split(' ', 1)[0]));
      expect([...kinds]).to.have.members(['DELETE', 'INSERT', 'SELECT', 'UPDATE']);
      expect(RECORDED.filter(({ rows }) => rows !== null && rows.length > 0).length).to.be.greaterThan(10);
    });
  });
}
