import { type QueryRunner, TableIndex } from 'typeorm';
import type { SchemaStep } from './schema-step.js';

const DELIVERIES_BY_STATE = new TableIndex({
  name: 'deliveries_by_state',
  columnNames: ['state', 'fulfillment_method', 'created_at'],
});

/** What it takes to count what waits without reading what is done. */
export class CountWhatWaits1795650000000 implements SchemaStep {
  readonly name = 'CountWhatWaits1795650000000';
  readonly changes = 'adds an index of deliveries by state';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('deliveries', DELIVERIES_BY_STATE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('deliveries', DELIVERIES_BY_STATE);
  }
}
