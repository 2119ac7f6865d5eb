import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { integer, key, optional, text } from './first-schema/columns.js';

/** Requests with idempotency keys: who works on them, what they have done, and what was answered. */
export class KeepRequests1795620000000 implements MigrationInterface {
  readonly name = 'KeepRequests1795620000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
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
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('keyed_requests');
  }
}
