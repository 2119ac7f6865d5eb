import type { QueryRunner } from 'typeorm';
import { prefixed } from '../shared/step-tables.js';

export const CARD_INDEX = 'tickets_by_card';

/** The number of the travel card inside `distribution_details`, JSON that `JSON.stringify` wrote. */
const CARD_OF = {
  postgres: `substring(distribution_details from '"mediaSerialNumberId":"([^"]*)"')`,
  sqlite: `json_extract(distribution_details, '$.mediaSerialNumberId')`,
};

/** Makes an index of those tickets that are on a card, by its number. */
export async function createCardIndex(runner: QueryRunner): Promise<void> {
  const card = runner.connection.options.type === 'postgres' ? CARD_OF.postgres : CARD_OF.sqlite;
  const [name, table] = [prefixed(runner, CARD_INDEX), prefixed(runner, 'ticket_distributions')];
  await runner.query(`CREATE INDEX ${name} ON ${table} (${card}) WHERE ${card} IS NOT NULL`);
}

export async function dropCardIndex(runner: QueryRunner): Promise<void> {
  await runner.query(`DROP INDEX ${prefixed(runner, CARD_INDEX)}`);
}
