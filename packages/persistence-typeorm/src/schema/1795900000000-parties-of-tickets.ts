import type { QueryRunner } from 'typeorm';
import type { SchemaStep } from './schema-step.js';
import { prefixed, textType } from './shared/step-tables.js';

/** The columns with their tables, in the order of their adding. */
const COLUMNS = [
  ['ticket_distributions', 'distribution_holder_customer_id'],
  ['ticket_distributions', 'customer_account_ref'],
  ['ticket_distribution_groups', 'waited_for_by'],
] as const;

/**
 * Each ticket has its own holder and account, so that one of several can be given away; null: as its group says, by a
 * release that knew no others. Groups say which groups of the order wait for them; null: none.
 */
export class PartiesOfTickets1795900000000 implements SchemaStep {
  readonly name = 'PartiesOfTickets1795900000000';
  readonly changes = 'adds holder and account to tickets, and to groups which others wait for them';
  readonly makes = [];

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS) {
      await runner.query(`ALTER TABLE ${prefixed(runner, table)} ADD COLUMN ${column} ${textType(runner)}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS.toReversed()) {
      await runner.query(`ALTER TABLE ${prefixed(runner, table)} DROP COLUMN ${column}`);
    }
  }
}
