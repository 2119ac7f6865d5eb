import type { QueryRunner } from 'typeorm';
import type { SchemaStep } from './schema-step.js';
import { prefixed, textType } from './shared/step-tables.js';

/**
 * A claim gets an end. Claims of older code have none, before this step and after it while such code still runs: the
 * mapping says how long they count.
 */
export class LeaseDeliveries1795600000000 implements SchemaStep {
  readonly name = 'LeaseDeliveries1795600000000';
  readonly changes = 'adds the end of the lease to claimed deliveries';
  readonly makes = [];

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE ${prefixed(runner, 'deliveries')} ADD COLUMN claimed_until ${textType(runner)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE ${prefixed(runner, 'deliveries')} DROP COLUMN claimed_until`);
  }
}
