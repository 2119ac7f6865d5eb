import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A claim gets an end. Claims of older code have none, before this step and after it while such code still runs: the
 * mapping says how long they count.
 */
export class LeaseDeliveries1795600000000 implements MigrationInterface {
  readonly name = 'LeaseDeliveries1795600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries ADD COLUMN claimed_until text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries DROP COLUMN claimed_until');
  }
}
