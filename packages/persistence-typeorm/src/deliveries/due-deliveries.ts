import type { DueDeliveries } from '@ticket-distribution/application';
import type { EntityManager } from 'typeorm';
import { RowStatement } from '../shared/row-statement.js';
import { skippingLocked } from '../shared/skipping-locked.js';
import { namesOf } from '../shared/table-names.js';
import { type DeliveryRow, deliverySchema, deliveryTicketSchema } from './delivery-rows.js';
import { UNANSWERED_STATES } from './unanswered-states.js';

/**
 * The deliveries that wait for a call and for no other delivery, the longest due first, then by key; taken, and without
 * those that another transaction holds.
 *
 * @param organisationId only this organisation's, the most urgent first; absent: anybody's
 */
export async function findDueRows(
  manager: EntityManager,
  { fulfillmentMethod, at, limit, keys }: DueDeliveries,
  organisationId?: number,
): Promise<DeliveryRow[]> {
  if (keys?.length === 0) return [];
  const statement = new RowStatement(manager, deliverySchema);
  const { row, table } = statement.names;
  const [key, due] = [statement.column('key'), statement.column('nextAttemptAt')];
  const where = [
    ...statement.assignments(
      organisationId === undefined ? { fulfillmentMethod } : { fulfillmentMethod, organisationId },
    ),
    `${due} <= ${statement.value(at)}`,
    `${statement.column('state')} IN (${statement.values(['PENDING', 'UNKNOWN'])})`,
    `${statement.column('claimedBy')} IS NULL`,
    // Every priority is; said so that SQLite finds the index by turn, which it has no statistics for.
    ...(organisationId === undefined ? [] : [`${statement.column('priority')} >= 0`]),
    ...(keys === undefined ? [] : [`${key} IN (${statement.values(keys)})`]),
    `NOT EXISTS (${earlierUnanswered(manager, statement)})`,
  ];
  const first = organisationId === undefined ? '' : `${statement.column('priority')}, `;
  const order = `ORDER BY ${first}${due}, ${key} LIMIT ${statement.value(limit)}`;
  return statement.rows(
    `SELECT ${row} FROM ${table} AS due WHERE ${where.join(' AND ')} ${order}${skippingLocked(manager)}`,
  );
}

/** The earlier deliveries of the same group that have no final answer and name a same ticket. */
function earlierUnanswered(manager: EntityManager, statement: RowStatement<DeliveryRow>): string {
  const { table, columns: delivery } = statement.names;
  const { table: tickets, columns: named } = namesOf(manager, deliveryTicketSchema);
  return [
    `SELECT 1 FROM ${table} AS earlier`,
    `JOIN ${tickets} AS named ON named.${named.deliveryKey} = earlier.${delivery.key}`,
    `JOIN ${tickets} AS same ON same.${named.ticketDistributionId} = named.${named.ticketDistributionId}`,
    `WHERE earlier.${delivery.groupId} = due.${delivery.groupId}`,
    `AND earlier.${delivery.ordinal} < due.${delivery.ordinal}`,
    `AND earlier.${delivery.state} IN (${statement.values(UNANSWERED_STATES)})`,
    `AND same.${named.deliveryKey} = due.${delivery.key}`,
  ].join(' ');
}
