import type { DueDeliveries } from '@ticket-distribution/application';
import type { Statement } from '../shared/statement.js';
import type { DeliveryRow } from '../rows/delivery-rows.js';
import type { DeliveryTables } from './delivery-tables.js';
import { UNANSWERED_STATES, WAITING_STATES } from './delivery-states.js';

/**
 * The deliveries that wait for a call and for no other delivery, the longest due first, then by key; taken, and without
 * those that another transaction holds.
 *
 * @param organisationId only this organisation's, the most urgent first; absent: anybody's
 */
export async function findDueRows(
  tables: DeliveryTables,
  { fulfillmentMethod, at, limit, keys }: DueDeliveries,
  organisationId?: number,
): Promise<DeliveryRow[]> {
  if (keys?.length === 0) return [];
  const { names, taking } = tables.deliveries;
  const { key, nextAttemptAt: due, priority, ...columns } = names.columns;
  const statement = tables.deliveries.statement();
  const where = [
    `${columns.fulfillmentMethod} = ${statement.value(fulfillmentMethod)}`,
    // Every priority is 0 or more; said so that SQLite finds the index by turn, which it has no statistics for.
    ...(organisationId === undefined
      ? []
      : [`${columns.organisationId} = ${statement.value(organisationId)}`, `${priority} >= 0`]),
    `${due} <= ${statement.value(at)}`,
    `${columns.state} IN (${statement.list(WAITING_STATES)})`,
    `${columns.claimedBy} IS NULL`,
    ...(keys === undefined ? [] : [`${key} IN (${statement.list(keys)})`]),
    `NOT EXISTS (${earlierUnanswered(tables, statement)})`,
  ];
  const first = organisationId === undefined ? '' : `${priority}, `;
  const order = `ORDER BY ${first}${due}, ${key} LIMIT ${statement.value(limit)}`;
  return statement.rows(
    `SELECT ${names.row} FROM ${names.table} AS due WHERE ${where.join(' AND ')} ${order}${taking}`,
  );
}

/** The earlier deliveries of the same group that have no final answer and name a same ticket. */
function earlierUnanswered({ deliveries, tickets }: DeliveryTables, statement: Statement): string {
  const { table, columns: delivery } = deliveries.names;
  const { columns: named } = tickets.names;
  return [
    `SELECT 1 FROM ${table} AS earlier`,
    `JOIN ${tickets.names.table} AS named ON named.${named.deliveryKey} = earlier.${delivery.key}`,
    `JOIN ${tickets.names.table} AS same ON same.${named.ticketDistributionId} = named.${named.ticketDistributionId}`,
    `WHERE earlier.${delivery.groupId} = due.${delivery.groupId}`,
    `AND earlier.${delivery.ordinal} < due.${delivery.ordinal}`,
    `AND earlier.${delivery.state} IN (${statement.list(UNANSWERED_STATES)})`,
    `AND same.${named.deliveryKey} = due.${delivery.key}`,
  ].join(' ');
}
