import type { QueryRunner, TableOptions } from 'typeorm';
import type { SchemaStep } from './schema-step.js';
import { integer, key, optional, text } from './shared/step-columns.js';
import { createTables, dropTables, namesOf } from './shared/step-tables.js';

const TABLES: readonly TableOptions[] = [
  {
    name: 'keyed_requests',
    columns: [
      key(text('id')),
      integer('revision'),
      text('fingerprint'),
      optional(text('claimed_by')),
      optional(text('claimed_until')),
      text('effects'),
      optional(text('answer')),
      text('kept_until'),
    ],
    indices: [{ name: 'keyed_requests_by_age', columnNames: ['kept_until', 'id'] }],
  },
];

/** Requests with idempotency keys: who works on them, what they have done, and what was answered. */
export class KeepRequests1795620000000 implements SchemaStep {
  readonly name = 'KeepRequests1795620000000';
  readonly changes = 'adds the table of requests with idempotency keys';
  readonly makes = namesOf(TABLES);

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
