import type { QueryRunner } from 'typeorm';
import { createTables } from './create-tables.js';
import { pauseTable } from './engine-schema/pause-table.js';
import { fillOrganisations } from './engine-schema/fill-organisations.js';
import type { SchemaStep } from './schema-step.js';

/** Columns of deliveries, with what older code leaves in them. */
const COLUMNS = [
  ['trial_count', 0],
  ['organisation_id', 0],
  ['priority', 1],
] as const;

/**
 * What it takes to steer the calls to ticket systems: which of them are paused, whose a delivery is and what it goes
 * before, and how many of its calls were trials. Older code that still runs writes the defaults.
 */
export class DeliveryEngine1795610000000 implements SchemaStep {
  readonly name = 'DeliveryEngine1795610000000';
  readonly changes =
    'adds the table of paused ticket systems, and organisation, priority and the count of trials to deliveries';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [pauseTable]);
    for (const [column, byDefault] of COLUMNS) {
      await runner.query(`ALTER TABLE deliveries ADD COLUMN ${column} integer NOT NULL DEFAULT ${byDefault}`);
    }
    await fillOrganisations(runner);
    await runner.query(
      `CREATE INDEX deliveries_by_turn ON deliveries
        (fulfillment_method, organisation_id, priority, next_attempt_at, "key") WHERE next_attempt_at IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX deliveries_by_turn');
    for (const [column] of COLUMNS) await runner.query(`ALTER TABLE deliveries DROP COLUMN ${column}`);
    await runner.dropTable(pauseTable.name);
  }
}
