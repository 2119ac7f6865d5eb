import type { QueryRunner } from 'typeorm';
import type { SchemaStep } from './schema-step.js';
import { type AddedIndex, createIndex, dropIndex } from './shared/step-tables.js';

const DELIVERIES_BY_STATE: AddedIndex = {
  table: 'deliveries',
  name: 'deliveries_by_state',
  columnNames: ['state', 'fulfillment_method', 'created_at'],
};

/** What it takes to count what waits without reading what is done. */
export class CountWhatWaits1795650000000 implements SchemaStep {
  readonly name = 'CountWhatWaits1795650000000';
  readonly changes = 'adds an index of deliveries by state';
  readonly makes = [DELIVERIES_BY_STATE.name];

  async up(runner: QueryRunner): Promise<void> {
    await createIndex(runner, DELIVERIES_BY_STATE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, DELIVERIES_BY_STATE);
  }
}
