import type { QueryRunner, TableOptions } from 'typeorm';
import { deliveryTables } from './1795430000000-create-tables/delivery-tables.js';
import { groupTables } from './1795430000000-create-tables/group-tables.js';
import { orderTables } from './1795430000000-create-tables/order-tables.js';
import type { SchemaStep } from './schema-step.js';
import { createTables, dropTables, namesOf } from './shared/step-tables.js';

const TABLES: readonly TableOptions[] = [...orderTables, ...groupTables, ...deliveryTables];

/** The first schema. Instants are 24 characters of ISO 8601, content is JSON, both as text. */
export class CreateTables1795430000000 implements SchemaStep {
  readonly name = 'CreateTables1795430000000';
  readonly changes = 'makes the tables of orders, groups, tickets and deliveries';
  readonly makes = namesOf(TABLES);

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
