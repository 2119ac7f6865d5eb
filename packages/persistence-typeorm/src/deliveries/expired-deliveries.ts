import { type Instant, plusMilliseconds } from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import { RowStatement } from '../shared/row-statement.js';
import { skippingLocked } from '../shared/skipping-locked.js';
import { LEASE_WITHOUT_END_MS } from './delivery-mapping.js';
import { type DeliveryRow, deliverySchema } from './delivery-rows.js';

/** The deliveries whose lease has run out, by claim; taken, and without those that another transaction holds. */
export async function findExpiredRows(manager: EntityManager, at: Instant, limit: number): Promise<DeliveryRow[]> {
  const statement = new RowStatement(manager, deliverySchema);
  const { row, table } = statement.names;
  const [by, since, until] = [
    statement.column('claimedBy'),
    statement.column('claimedSince'),
    statement.column('claimedUntil'),
  ];
  const hasRunOut = `${until} <= ${statement.value(at)}`;
  const begunBefore = statement.value(plusMilliseconds(at, -LEASE_WITHOUT_END_MS));
  const hasRunOutUnsaid = `(${until} IS NULL AND ${since} <= ${begunBefore})`;
  const where = `${by} IS NOT NULL AND (${hasRunOut} OR ${hasRunOutUnsaid})`;
  const order = `ORDER BY ${by} LIMIT ${statement.value(limit)}`;
  return statement.rows(`SELECT ${row} FROM ${table} WHERE ${where} ${order}${skippingLocked(manager)}`);
}
