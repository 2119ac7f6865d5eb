import type { Instant } from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import { RowStatement } from '../shared/row-statement.js';
import { skippingLocked } from '../shared/skipping-locked.js';
import { type DeliveryRow, deliverySchema } from './delivery-rows.js';

/** The deliveries that wait for a call after an instant, by key; taken, and without those that another transaction holds. */
export async function findPutOffRows(manager: EntityManager, instant: Instant, limit: number): Promise<DeliveryRow[]> {
  const statement = new RowStatement(manager, deliverySchema);
  const { row, table } = statement.names;
  const where = [
    `${statement.column('nextAttemptAt')} > ${statement.value(instant)}`,
    `${statement.column('state')} IN (${statement.values(['PENDING', 'UNKNOWN'])})`,
    `${statement.column('claimedBy')} IS NULL`,
  ];
  const order = `ORDER BY ${statement.column('key')} LIMIT ${statement.value(limit)}`;
  return statement.rows(`SELECT ${row} FROM ${table} WHERE ${where.join(' AND ')} ${order}${skippingLocked(manager)}`);
}
