import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { pauseTable } from './engine-schema/pause-table.js';

/**
 * What it takes to steer the calls to ticket systems: which of them are paused, and how many calls of a delivery were
 * trials.
 */
export class DeliveryEngine1795610000000 implements MigrationInterface {
  readonly name = 'DeliveryEngine1795610000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(pauseTable));
    await runner.query('ALTER TABLE deliveries ADD COLUMN trial_count integer NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries DROP COLUMN trial_count');
    await runner.dropTable(pauseTable.name);
  }
}
