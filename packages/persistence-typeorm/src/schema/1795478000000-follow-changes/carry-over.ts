import type { QueryRunner } from 'typeorm';
import { prefixed } from '../shared/step-tables.js';
import { handOverNow, heldStanding, isHeld, statusCheckRow } from './carried-over.js';
import type { OldDelivery, OldHandOver, OldTicket } from './old-rows.js';

const DELIVERIES_AT_ONCE = 500;

/**
 * Brings what the first schema holds over into the second, delivery by delivery in the order in which each group decided
 * them: the newest confirmed issue of a ticket says what is held of it.
 */
export async function carryOver(runner: QueryRunner, now: Date): Promise<void> {
  let after = { group_id: '', ordinal: 0, key: '' };
  for (;;) {
    const deliveries = await deliveriesAfter(runner, after);
    for (const delivery of deliveries) await carryDelivery(runner, delivery, now);
    const last = deliveries.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

type PlacedDelivery = OldDelivery & { readonly ordinal: number };

async function deliveriesAfter(
  runner: QueryRunner,
  { group_id, ordinal, key }: Pick<PlacedDelivery, 'group_id' | 'ordinal' | 'key'>,
): Promise<PlacedDelivery[]> {
  const sql = `SELECT "key", group_id, ordinal, fulfillment_method, hand_over, state, updated_at FROM #deliveries
    WHERE (group_id, ordinal, "key") > (?, ?, ?) ORDER BY group_id, ordinal, "key" LIMIT ${DELIVERIES_AT_ONCE}`;
  return send(runner, sql, [group_id, ordinal, key]);
}

async function carryDelivery(runner: QueryRunner, delivery: OldDelivery, now: Date): Promise<void> {
  const { key, state } = delivery;
  const handOver = JSON.parse(delivery.hand_over) as OldHandOver;
  const content = JSON.stringify(handOverNow(handOver));
  await send(runner, 'UPDATE #deliveries SET hand_over = ? WHERE "key" = ?', [content, key]);
  if (state !== 'DONE' || handOver.operation !== 'issue') return;
  const held = (await ticketsOf(runner, key)).filter(isHeld);
  for (const ticket of held) {
    const standing = JSON.stringify(heldStanding(key, handOver, ticket));
    await send(runner, 'UPDATE #ticket_distributions SET standing = ? WHERE id = ?', [standing, ticket.id]);
  }
  const watch = statusCheckRow(delivery, held, now);
  if (watch !== null) await send(runner, 'INSERT INTO #watches VALUES (?, ?, ?, ?, ?, ?)', watch);
}

async function ticketsOf(runner: QueryRunner, key: string): Promise<OldTicket[]> {
  const sql = `SELECT id, status, end_of_validity FROM #ticket_distributions
    WHERE id IN (SELECT ticket_distribution_id FROM #delivery_tickets WHERE delivery_key = ?)`;
  return send(runner, sql, [key]);
}

/** Sends a statement whose tables are written `#name` and whose parameters `?`, as the database wants them. */
async function send<Row>(runner: QueryRunner, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  let index = 0;
  const named = sql.replaceAll(/#(\w+)/g, (_, table: string) => prefixed(runner, table));
  const written = named.replaceAll('?', () => runner.connection.driver.createParameter('', index++));
  return runner.query(written, [...parameters]) as Promise<Row[]>;
}
