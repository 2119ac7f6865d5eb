import type { QueryRunner, TableOptions } from 'typeorm';
import { createTables } from './create-tables.js';
import { deliveryTables } from './first-schema/delivery-tables.js';
import { groupTables } from './first-schema/group-tables.js';
import { orderTables } from './first-schema/order-tables.js';
import type { SchemaStep } from './schema-step.js';

const TABLES: readonly TableOptions[] = [...orderTables, ...groupTables, ...deliveryTables];

/** The first schema. Instants are 24 characters of ISO 8601, content is JSON, both as text. */
export class CreateTables1795430000000 implements SchemaStep {
  readonly name = 'CreateTables1795430000000';
  readonly changes = 'makes the tables of orders, groups, tickets and deliveries';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of TABLES.toReversed()) await runner.dropTable(name);
  }
}
