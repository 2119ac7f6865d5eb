import type { QueryRunner, TableOptions } from 'typeorm';
import type { SchemaStep } from './schema-step.js';
import { integer, key, text } from './shared/step-columns.js';
import { createTables, dropTables, namesOf, prefixed, textType } from './shared/step-tables.js';

const UNSETTLED: readonly TableOptions[] = [
  {
    name: 'unsettled_order_versions',
    columns: [key(text('order_id')), integer('order_version'), integer('organisation_id'), integer('group_count')],
  },
];

const EVENTS = 'distribution_events';
const POSITIONS = 'distribution_event_positions';
const BY_ORGANISATION = 'distribution_events_by_organisation';

/**
 * The feed, the versions of orders that are not settled, and with which version the groups of each order were reconciled last.
 * What happened before is not told.
 */
export class TellEvents1796200000000 implements SchemaStep {
  readonly name = 'TellEvents1796200000000';
  readonly changes =
    'adds the table of events and of versions that are not settled, and to orders the reconciled version';
  readonly makes = [...namesOf(UNSETTLED), EVENTS, POSITIONS, BY_ORGANISATION];

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, UNSETTLED);
    await createEvents(runner);
    const [orders, groups] = [prefixed(runner, 'orders'), prefixed(runner, 'ticket_distribution_groups')];
    await runner.query(`ALTER TABLE ${orders} ADD COLUMN reconciled_version integer`);
    await runner.query(
      `UPDATE ${orders} SET reconciled_version = (SELECT MAX(order_version) FROM ${groups} WHERE order_id = ${orders}.id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE ${prefixed(runner, 'orders')} DROP COLUMN reconciled_version`);
    await runner.dropTable(prefixed(runner, EVENTS));
    if (isPostgres(runner)) await runner.query(`DROP SEQUENCE ${prefixed(runner, POSITIONS)}`);
    await dropTables(runner, UNSETTLED);
  }
}

/**
 * In PostgreSQL a transaction has its number before it takes a position: a reader that sees no transaction under way knows
 * that none has a position still to be seen. In SQLite no position is given twice, also when the newest event is deleted.
 */
async function createEvents(runner: QueryRunner): Promise<void> {
  const [events, positions] = [prefixed(runner, EVENTS), prefixed(runner, POSITIONS)];
  if (isPostgres(runner)) await runner.query(`CREATE SEQUENCE ${positions}`);
  const position = isPostgres(runner)
    ? `bigint NOT NULL CONSTRAINT "PK_${events}" PRIMARY KEY DEFAULT (CASE WHEN pg_current_xact_id() IS NOT NULL THEN nextval('${positions}') END)`
    : 'integer NOT NULL PRIMARY KEY AUTOINCREMENT';
  const type = `${textType(runner)} NOT NULL`;
  await runner.query(
    `CREATE TABLE ${events} (position ${position}, id ${type}, type ${type}, organisation_id integer NOT NULL, happened_at ${type}, correlation_id ${type}, data ${type})`,
  );
  await runner.query(`CREATE INDEX ${prefixed(runner, BY_ORGANISATION)} ON ${events} (organisation_id, position)`);
}

function isPostgres({ connection }: QueryRunner): boolean {
  return connection.options.type === 'postgres';
}
