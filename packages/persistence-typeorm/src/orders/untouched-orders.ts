import type { UntouchedOrders } from '@ticket-distribution/application';
import type { OrderId } from '@ticket-distribution/domain';
import { groupSchema } from '../rows/group-rows.js';
import { ticketSchema } from '../rows/ticket-rows.js';
import { columnsOf } from '../shared/columns-of.js';
import type { Session } from '../shared/session.js';
import { Statement } from '../shared/statement.js';
import { orderSchema, orderVersionSchema } from '../rows/order-rows.js';

const ENDED = ['CANCELLED', 'CANCELLED_EXTERNALLY'];

/** The orders to which nothing happened any more since, by id. */
export async function findUntouchedOrders(
  session: Session,
  { since, after, limit }: UntouchedOrders,
): Promise<OrderId[]> {
  const statement = new Statement(session);
  const column = columnsOf(session);
  const [orders, versions] = [column(orderSchema), column(orderVersionSchema)];
  const [groups, tickets] = [column(groupSchema), column(ticketSchema)];
  const ofOrder = `${groups.orderId} = ${orders.id}`;
  const conditions = [
    ...(after === null ? [] : [`${orders.id} > ${statement.value(after)}`]),
    noRow(versions.table, `${versions.orderId} = ${orders.id} AND ${versions.recordedAt} >= ${statement.value(since)}`),
    noRow(groups.table, `${ofOrder} AND ${groups.updatedAt} >= ${statement.value(since)}`),
    noRow(
      `${groups.table} JOIN ${tickets.table} ON ${tickets.groupId} = ${groups.id}`,
      `${ofOrder} AND ${tickets.endOfValidity} >= ${statement.value(since)} AND ${tickets.status} NOT IN (${statement.list(ENDED)})`,
    ),
  ];
  const rows = await statement.rows<{ readonly id: OrderId }>(
    `SELECT ${orders.id} AS id FROM ${orders.table} WHERE ${conditions.join(' AND ')} ORDER BY ${orders.id} LIMIT ${statement.value(limit)}`,
  );
  return rows.map(({ id }) => id);
}

function noRow(tables: string, where: string): string {
  return `NOT EXISTS (SELECT 1 FROM ${tables} WHERE ${where})`;
}
