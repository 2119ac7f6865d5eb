import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { integer, key, optional, text } from './first-schema/columns.js';

const ACTS = {
  name: 'operator_acts',
  columns: [
    key(text('id')),
    text('acted_at'),
    text('acted_by'),
    text('kind'),
    text('subject'),
    optional(text('order_id')),
    optional(integer('organisation_id')),
    optional(text('reason')),
    text('outcome'),
    text('details'),
    text('correlation_id'),
  ],
  indices: [
    { name: 'acts_by_age', columnNames: ['acted_at', 'id'] },
    { name: 'acts_by_subject', columnNames: ['subject', 'acted_at', 'id'] },
    { name: 'acts_by_order', columnNames: ['order_id', 'acted_at', 'id'] },
  ],
};

const DELIVERIES_BY_STATE = { name: 'deliveries_by_state', columnNames: ['state', 'created_at', 'key'] };
const WATCHES_BY_GROUP = { name: 'watches_by_group', columnNames: ['ticket_distribution_group_id'] };

/** What operators did, and the indexes by which they find what needs them and what can be purged. */
export class KeepActs1795630000000 implements MigrationInterface {
  readonly name = 'KeepActs1795630000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(ACTS));
    await runner.createIndex('deliveries', new TableIndex(DELIVERIES_BY_STATE));
    await runner.createIndex('watches', new TableIndex(WATCHES_BY_GROUP));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('watches', WATCHES_BY_GROUP.name);
    await runner.dropIndex('deliveries', DELIVERIES_BY_STATE.name);
    await runner.dropTable(ACTS.name);
  }
}
