import type { QueryRunner } from 'typeorm';
import { createTables } from './create-tables.js';
import { pauseTable } from './engine-schema/pause-table.js';
import type { SchemaStep } from './schema-step.js';

/** What it takes to steer the calls to ticket systems: which of them are paused. */
export class DeliveryEngine1795610000000 implements SchemaStep {
  readonly name = 'DeliveryEngine1795610000000';
  readonly changes = 'adds the table of paused ticket systems';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [pauseTable]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(pauseTable.name);
  }
}
