import type { EntityManager } from 'typeorm';
import { RowStatement } from '../shared/row-statement.js';
import { type DeliveryRow, deliverySchema } from './delivery-rows.js';

/** The deliveries that are claimed, by their index. */
export async function findClaimedRows(manager: EntityManager): Promise<DeliveryRow[]> {
  const statement = new RowStatement(manager, deliverySchema);
  const { row, table } = statement.names;
  return statement.rows(`SELECT ${row} FROM ${table} WHERE ${statement.column('claimedBy')} IS NOT NULL`);
}
