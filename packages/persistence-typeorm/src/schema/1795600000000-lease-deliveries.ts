import type { QueryRunner } from 'typeorm';
import { textType } from './create-tables.js';
import type { SchemaStep } from './schema-step.js';

/**
 * A claim gets an end. Claims of older code have none, before this step and after it while such code still runs: the
 * mapping says how long they count.
 */
export class LeaseDeliveries1795600000000 implements SchemaStep {
  readonly name = 'LeaseDeliveries1795600000000';
  readonly changes = 'adds the end of the lease to claimed deliveries';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE deliveries ADD COLUMN claimed_until ${textType(runner)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries DROP COLUMN claimed_until');
  }
}
