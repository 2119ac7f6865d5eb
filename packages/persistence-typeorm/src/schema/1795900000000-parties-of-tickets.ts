import type { QueryRunner } from 'typeorm';
import { textType } from './create-tables.js';
import type { SchemaStep } from './schema-step.js';

/**
 * Each ticket has its own holder and account, so that one of several can be given away; null: as its group says, by a
 * release that knew no others. Groups say which groups of the order wait for them; null: none.
 */
export class PartiesOfTickets1795900000000 implements SchemaStep {
  readonly name = 'PartiesOfTickets1795900000000';
  readonly changes = 'adds holder and account to tickets, and to groups which others wait for them';

  async up(runner: QueryRunner): Promise<void> {
    const text = textType(runner);
    await runner.query(`ALTER TABLE ticket_distributions ADD COLUMN distribution_holder_customer_id ${text}`);
    await runner.query(`ALTER TABLE ticket_distributions ADD COLUMN customer_account_ref ${text}`);
    await runner.query(`ALTER TABLE ticket_distribution_groups ADD COLUMN waited_for_by ${text}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ticket_distribution_groups DROP COLUMN waited_for_by');
    await runner.query('ALTER TABLE ticket_distributions DROP COLUMN customer_account_ref');
    await runner.query('ALTER TABLE ticket_distributions DROP COLUMN distribution_holder_customer_id');
  }
}
