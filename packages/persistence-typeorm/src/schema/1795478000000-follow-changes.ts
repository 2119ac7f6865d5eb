import type { QueryRunner } from 'typeorm';
import { createTables, textType } from './create-tables.js';
import type { SchemaStep } from './schema-step.js';
import { NOT_HELD } from './second-schema/carried-over.js';
import { carryOver } from './second-schema/carry-over.js';
import { newTables } from './second-schema/new-tables.js';

/**
 * What it takes to follow a change through: what ticket systems hold of the tickets, the decisions, drifts and watches.
 * Columns are added as they are, since TypeORM's own way copies the table in SQLite. Going back keeps what hand-overs
 * say besides, which the first schema has no use for.
 */
export class FollowChanges1795478000000 implements SchemaStep {
  readonly name = 'FollowChanges1795478000000';
  readonly changes =
    'adds standings, decisions, drifts and watches, and rewrites every stored hand-over to say its purpose';

  async up(runner: QueryRunner): Promise<void> {
    const standing = `${textType(runner)} NOT NULL DEFAULT '${JSON.stringify(NOT_HELD)}'`;
    await runner.query(`ALTER TABLE ticket_distributions ADD COLUMN standing ${standing}`);
    await runner.query('ALTER TABLE ticket_distribution_groups ADD COLUMN decision_count integer NOT NULL DEFAULT 0');
    await createTables(runner, newTables);
    await carryOver(runner, new Date());
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of newTables.toReversed()) await runner.dropTable(name);
    await runner.query('ALTER TABLE ticket_distribution_groups DROP COLUMN decision_count');
    await runner.query('ALTER TABLE ticket_distributions DROP COLUMN standing');
  }
}
