import type { QueryRunner, TableOptions } from 'typeorm';
import type { SchemaStep } from './schema-step.js';
import { integer, key, text } from './shared/step-columns.js';
import { createTables, dropTables, namesOf } from './shared/step-tables.js';

const TABLES: readonly TableOptions[] = [
  {
    name: 'revoked_codes',
    columns: [
      key(text('ticket_distribution_id')),
      integer('up_to'),
      text('revoked_at'),
      text('cause'),
      text('valid_until'),
    ],
    indices: [{ name: 'revoked_codes_by_end', columnNames: ['valid_until'] }],
  },
];

/** The codes of tickets that count no more, for as long as they would have been valid; they outlive their orders. */
export class RevokeCodes1796500000000 implements SchemaStep {
  readonly name = 'RevokeCodes1796500000000';
  readonly changes = 'adds a table of revoked codes';
  readonly makes = namesOf(TABLES);

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
