import type { HandOver } from '@ticket-distribution/domain';
import type { QueryRunner } from 'typeorm';
import { prefixed } from '../shared/step-tables.js';

const DELIVERIES_AT_ONCE = 500;

interface OpenRow {
  readonly key: string;
  readonly hand_over: string;
}

/** Writes down beside the hand-over whose it is, for all that is still to be told. */
export async function fillOrganisations(runner: QueryRunner): Promise<void> {
  const deliveries = prefixed(runner, 'deliveries');
  let after = '';
  for (;;) {
    const rows = await openAfter(runner, deliveries, after);
    for (const { key, hand_over } of rows) {
      const { organisationId } = JSON.parse(hand_over) as Pick<HandOver, 'organisationId'>;
      const [id, where] = [parameter(runner, 0), parameter(runner, 1)];
      await runner.query(`UPDATE ${deliveries} SET organisation_id = ${id} WHERE "key" = ${where}`, [
        organisationId,
        key,
      ]);
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.key;
  }
}

async function openAfter(runner: QueryRunner, deliveries: string, after: string): Promise<readonly OpenRow[]> {
  const sql = `SELECT "key", hand_over FROM ${deliveries} WHERE state NOT IN ('DONE', 'REFUSED', 'WITHDRAWN')
    AND "key" > ${parameter(runner, 0)} ORDER BY "key" LIMIT ${DELIVERIES_AT_ONCE}`;
  return runner.query(sql, [after]) as Promise<readonly OpenRow[]>;
}

function parameter(runner: QueryRunner, index: number): string {
  return runner.connection.driver.createParameter('', index);
}
