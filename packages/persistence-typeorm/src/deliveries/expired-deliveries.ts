import { type Instant, plusMilliseconds } from '@ticket-distribution/domain';
import type { Table } from '../shared/table.js';
import { LEASE_WITHOUT_END_MS } from '../rows/delivery-mapping.js';
import type { DeliveryRow } from '../rows/delivery-rows.js';

/** The deliveries whose lease has run out, by claim; taken, and without those that another transaction holds. */
export async function findExpiredRows(
  deliveries: Table<DeliveryRow>,
  at: Instant,
  limit: number,
): Promise<DeliveryRow[]> {
  const { row, table, columns } = deliveries.names;
  const { claimedBy: by, claimedSince: since, claimedUntil: until } = columns;
  const statement = deliveries.statement();
  const hasRunOut = `${until} <= ${statement.value(at)}`;
  const begunBefore = statement.value(plusMilliseconds(at, -LEASE_WITHOUT_END_MS));
  const hasRunOutUnsaid = `(${until} IS NULL AND ${since} <= ${begunBefore})`;
  const where = `${by} IS NOT NULL AND (${hasRunOut} OR ${hasRunOutUnsaid})`;
  const order = `ORDER BY ${by} LIMIT ${statement.value(limit)}`;
  return statement.rows(`SELECT ${row} FROM ${table} WHERE ${where} ${order}${deliveries.taking}`);
}
