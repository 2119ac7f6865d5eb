import type { QueryRunner } from 'typeorm';
import { prefixed } from '../shared/step-tables.js';

/** Tickets of a release that knew no holder and account but the group's get those of their group. */
export async function fillParties(runner: QueryRunner): Promise<void> {
  const [tickets, groups] = [prefixed(runner, 'ticket_distributions'), prefixed(runner, 'ticket_distribution_groups')];
  const ofGroup = (column: string): string =>
    `(SELECT ${groups}.${column} FROM ${groups} WHERE ${groups}.id = ${tickets}.group_id)`;
  await runner.query(
    `UPDATE ${tickets} SET distribution_holder_customer_id = ${ofGroup('distribution_holder_customer_id')},
      customer_account_ref = ${ofGroup('customer_account_ref')} WHERE distribution_holder_customer_id IS NULL`,
  );
}
