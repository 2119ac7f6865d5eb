import { type QueryRunner, TableIndex } from 'typeorm';
import { createTables } from './create-tables.js';
import { actTable } from './desk-schema/act-table.js';
import type { SchemaStep } from './schema-step.js';

const WATCHES_BY_GROUP = new TableIndex({
  name: 'watches_by_group',
  columnNames: ['ticket_distribution_group_id'],
});

/** What operators did, and the index by which a purge finds who looks after a group. */
export class KeepActs1795630000000 implements SchemaStep {
  readonly name = 'KeepActs1795630000000';
  readonly changes = 'adds the table of what operators did, and an index of watches by group';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [actTable]);
    await runner.createIndex('watches', WATCHES_BY_GROUP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('watches', WATCHES_BY_GROUP);
    await runner.dropTable(actTable.name);
  }
}
