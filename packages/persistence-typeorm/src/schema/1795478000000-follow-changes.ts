import type { QueryRunner } from 'typeorm';
import { NOT_HELD } from './1795478000000-follow-changes/carried-over.js';
import { carryOver } from './1795478000000-follow-changes/carry-over.js';
import { newTables } from './1795478000000-follow-changes/new-tables.js';
import type { SchemaStep } from './schema-step.js';
import { createTables, dropTables, namesOf, prefixed, textType } from './shared/step-tables.js';

/**
 * What it takes to follow a change through: what ticket systems hold of the tickets, the decisions, drifts and watches.
 * Columns are added as they are, since TypeORM's own way copies the table in SQLite. Going back keeps what hand-overs
 * say besides, which the first schema has no use for.
 */
export class FollowChanges1795478000000 implements SchemaStep {
  readonly name = 'FollowChanges1795478000000';
  readonly changes =
    'adds standings, decisions, drifts and watches, and rewrites every stored hand-over to say its purpose';
  readonly makes = namesOf(newTables);

  async up(runner: QueryRunner): Promise<void> {
    const [tickets, groups] = altered(runner);
    const standing = `${textType(runner)} NOT NULL DEFAULT '${JSON.stringify(NOT_HELD)}'`;
    await runner.query(`ALTER TABLE ${tickets} ADD COLUMN standing ${standing}`);
    await runner.query(`ALTER TABLE ${groups} ADD COLUMN decision_count integer NOT NULL DEFAULT 0`);
    await createTables(runner, newTables);
    await carryOver(runner, new Date());
  }

  async down(runner: QueryRunner): Promise<void> {
    const [tickets, groups] = altered(runner);
    await dropTables(runner, newTables);
    await runner.query(`ALTER TABLE ${groups} DROP COLUMN decision_count`);
    await runner.query(`ALTER TABLE ${tickets} DROP COLUMN standing`);
  }
}

function altered(runner: QueryRunner): readonly [tickets: string, groups: string] {
  return [prefixed(runner, 'ticket_distributions'), prefixed(runner, 'ticket_distribution_groups')];
}
