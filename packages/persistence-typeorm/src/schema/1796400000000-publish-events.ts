import type { QueryRunner, TableOptions } from 'typeorm';
import type { SchemaStep } from './schema-step.js';
import { key, optional, text } from './shared/step-columns.js';
import { createTables, dropTables, namesOf } from './shared/step-tables.js';

const TABLES: readonly TableOptions[] = [
  {
    name: 'event_publications',
    columns: [
      key(text('name')),
      { name: 'position', type: 'bigint' },
      optional(text('claimed_by')),
      optional(text('claimed_until')),
    ],
  },
];

/** How far the feed was told to each broker, and which process tells it. */
export class PublishEvents1796400000000 implements SchemaStep {
  readonly name = 'PublishEvents1796400000000';
  readonly changes = 'adds the table of how far the feed was published';
  readonly makes = namesOf(TABLES);

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
