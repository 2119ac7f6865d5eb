import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm';
import { deliveryTables } from './first-schema/delivery-tables.js';
import { groupTables } from './first-schema/group-tables.js';
import { orderTables } from './first-schema/order-tables.js';

const TABLES: readonly TableOptions[] = [...orderTables, ...groupTables, ...deliveryTables];

/** The first schema. Instants are 24 characters of ISO 8601, content is JSON, both as text. */
export class CreateTables1795430000000 implements MigrationInterface {
  readonly name = 'CreateTables1795430000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of TABLES.toReversed()) await runner.dropTable(name);
  }
}
