import type { QueryRunner, TableOptions } from 'typeorm';
import type { SchemaStep } from './schema-step.js';
import { integer, key, optional, text } from './shared/step-columns.js';
import { createTables, dropTables, namesOf } from './shared/step-tables.js';

const TABLES: readonly TableOptions[] = [
  {
    name: 'wallet_passes',
    columns: [
      key(text('serial_number')),
      integer('revision'),
      text('order_id'),
      text('ticket_distribution_id'),
      text('holder_customer_id'),
      optional(text('customer_account_ref')),
      optional(text('google_since')),
      { name: 'changed_at', type: 'bigint' },
      integer('attempts'),
      optional(text('next_attempt_at')),
      optional(text('claimed_until')),
      optional(text('fault')),
    ],
    indices: [
      { name: 'wallet_passes_by_order', columnNames: ['order_id'] },
      { name: 'wallet_passes_by_ticket', columnNames: ['ticket_distribution_id'] },
      { name: 'wallet_passes_due', columnNames: ['next_attempt_at', 'serial_number'] },
    ],
  },
  {
    name: 'pass_registrations',
    columns: [
      key(text('device')),
      key(text('pass_type')),
      key(text('serial_number')),
      text('push_token'),
      text('registered_at'),
    ],
    indices: [{ name: 'pass_registrations_by_pass', columnNames: ['serial_number'] }],
  },
];

/** Passes that were handed out, with where their last change stands in the feed, and the telephones that hold them. */
export class RegisterPasses1796700000000 implements SchemaStep {
  readonly name = 'RegisterPasses1796700000000';
  readonly changes = 'adds the tables of passes in wallets and of the telephones that hold them';
  readonly makes = namesOf(TABLES);

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
