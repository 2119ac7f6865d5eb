import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { pauseTable } from './engine-schema/pause-table.js';

/** What it takes to steer the calls to ticket systems: which of them are paused. */
export class DeliveryEngine1795610000000 implements MigrationInterface {
  readonly name = 'DeliveryEngine1795610000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(pauseTable));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(pauseTable.name);
  }
}
