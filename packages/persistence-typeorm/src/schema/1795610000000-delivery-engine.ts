import type { QueryRunner } from 'typeorm';
import { createTables } from './create-tables.js';
import { pauseTable } from './engine-schema/pause-table.js';
import type { SchemaStep } from './schema-step.js';

/**
 * What it takes to steer the calls to ticket systems: which of them are paused, and how many calls of a delivery were
 * trials.
 */
export class DeliveryEngine1795610000000 implements SchemaStep {
  readonly name = 'DeliveryEngine1795610000000';
  readonly changes = 'adds the table of paused ticket systems, and the count of trials to deliveries';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [pauseTable]);
    await runner.query('ALTER TABLE deliveries ADD COLUMN trial_count integer NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries DROP COLUMN trial_count');
    await runner.dropTable(pauseTable.name);
  }
}
