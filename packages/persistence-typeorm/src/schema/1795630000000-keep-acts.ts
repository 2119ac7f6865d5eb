import type { QueryRunner, TableOptions } from 'typeorm';
import type { SchemaStep } from './schema-step.js';
import { integer, key, optional, text } from './shared/step-columns.js';
import { type AddedIndex, createIndex, createTables, dropIndex, dropTables, namesOf } from './shared/step-tables.js';

const TABLES: readonly TableOptions[] = [
  {
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
  },
];

const WATCHES_BY_GROUP: AddedIndex = {
  table: 'watches',
  name: 'watches_by_group',
  columnNames: ['ticket_distribution_group_id'],
};

/** What operators did, and the index by which a purge finds who looks after a group. */
export class KeepActs1795630000000 implements SchemaStep {
  readonly name = 'KeepActs1795630000000';
  readonly changes = 'adds the table of what operators did, and an index of watches by group';
  readonly makes = [...namesOf(TABLES), WATCHES_BY_GROUP.name];

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndex(runner, WATCHES_BY_GROUP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, WATCHES_BY_GROUP);
    await dropTables(runner, TABLES);
  }
}
