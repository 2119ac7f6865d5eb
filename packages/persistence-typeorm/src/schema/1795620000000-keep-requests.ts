import type { QueryRunner } from 'typeorm';
import { createTables } from './create-tables.js';
import { keyedRequestTable } from './requests-schema/keyed-request-table.js';
import type { SchemaStep } from './schema-step.js';

/** Requests with idempotency keys: who works on them, what they have done, and what was answered. */
export class KeepRequests1795620000000 implements SchemaStep {
  readonly name = 'KeepRequests1795620000000';
  readonly changes = 'adds the table of requests with idempotency keys';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [keyedRequestTable]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(keyedRequestTable.name);
  }
}
