import type { QueryRunner, TableOptions } from 'typeorm';
import { fillOrganisations } from './1795610000000-delivery-engine/fill-organisations.js';
import type { SchemaStep } from './schema-step.js';
import { key, text } from './shared/step-columns.js';
import { createTables, dropTables, namesOf, prefixed } from './shared/step-tables.js';

const TABLES: readonly TableOptions[] = [
  {
    name: 'ticket_system_pauses',
    columns: [key(text('fulfillment_method')), text('paused_since'), text('paused_by'), text('reason')],
  },
];

/** Columns of deliveries, with what older code leaves in them. */
const COLUMNS = [
  ['trial_count', 0],
  ['organisation_id', 0],
  ['priority', 1],
] as const;

const BY_TURN = 'deliveries_by_turn';

/**
 * What it takes to steer the calls to ticket systems: which of them are paused, whose a delivery is and what it goes
 * before, and how many of its calls were trials. Older code that still runs writes the defaults.
 */
export class DeliveryEngine1795610000000 implements SchemaStep {
  readonly name = 'DeliveryEngine1795610000000';
  readonly changes =
    'adds the table of paused ticket systems, and organisation, priority and the count of trials to deliveries';
  readonly makes = [...namesOf(TABLES), BY_TURN];

  async up(runner: QueryRunner): Promise<void> {
    const deliveries = prefixed(runner, 'deliveries');
    await createTables(runner, TABLES);
    for (const [column, byDefault] of COLUMNS) {
      await runner.query(`ALTER TABLE ${deliveries} ADD COLUMN ${column} integer NOT NULL DEFAULT ${byDefault}`);
    }
    await fillOrganisations(runner);
    await runner.query(
      `CREATE INDEX ${prefixed(runner, BY_TURN)} ON ${deliveries}
        (fulfillment_method, organisation_id, priority, next_attempt_at, "key") WHERE next_attempt_at IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX ${prefixed(runner, BY_TURN)}`);
    for (const [column] of COLUMNS) {
      await runner.query(`ALTER TABLE ${prefixed(runner, 'deliveries')} DROP COLUMN ${column}`);
    }
    await dropTables(runner, TABLES);
  }
}
