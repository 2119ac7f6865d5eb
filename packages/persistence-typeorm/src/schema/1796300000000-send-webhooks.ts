import type { QueryRunner, TableOptions } from 'typeorm';
import type { SchemaStep } from './schema-step.js';
import { integer, key, optional, text } from './shared/step-columns.js';
import { createTables, dropTables, namesOf } from './shared/step-tables.js';

/** A position of the feed. */
const position = { name: 'position', type: 'bigint' };

const TABLES: readonly TableOptions[] = [
  {
    name: 'webhooks',
    columns: [
      key(text('id')),
      integer('revision'),
      integer('organisation_id'),
      text('url'),
      optional(text('description')),
      text('filter'),
      optional(text('disabled')),
      text('secrets'),
      position,
      optional(text('claimed_by')),
      optional(text('claimed_until')),
      integer('failures'),
      optional(text('failing_since')),
      optional(text('next_attempt_at')),
      integer('attempt_count'),
      text('errands'),
      optional(text('made_by')),
      text('created_at'),
      text('updated_at'),
    ],
  },
  {
    name: 'webhook_attempts',
    columns: [
      key(text('webhook_id')),
      key(integer('number')),
      text('attempted_at'),
      text('kind'),
      text('message_id'),
      text('type'),
      optional(position),
      optional(integer('status')),
      optional(text('fault')),
      integer('duration_ms'),
    ],
  },
];

/** Where events are sent to, how far they were, and what came of each attempt. */
export class SendWebhooks1796300000000 implements SchemaStep {
  readonly name = 'SendWebhooks1796300000000';
  readonly changes = 'adds the tables of webhooks and of the attempts to send to them';
  readonly makes = namesOf(TABLES);

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
