import type { DeliverySearch } from '@ticket-distribution/application';
import type { EntityManager } from 'typeorm';
import { groupSchema } from '../groups/group-rows.js';
import { given } from '../shared/given.js';
import { type PageOfRows, pageOfRows } from '../shared/page-of-rows.js';
import type { RowStatement } from '../shared/row-statement.js';
import { namesOf } from '../shared/table-names.js';
import { type DeliveryRow, deliverySchema } from './delivery-rows.js';

/** The page of those deliveries that are asked for, the longest waiting first. */
export function findDeliveryRows(
  manager: EntityManager,
  { page, perPage, ...sought }: DeliverySearch,
): Promise<PageOfRows<DeliveryRow>> {
  return pageOfRows(manager, deliverySchema, {
    conditions: (statement) => [...conditions(statement, sought), ...ofGroups(manager, statement, sought)],
    order: ['createdAt', 'key'],
    page,
    perPage,
  });
}

type Sought = Omit<DeliverySearch, 'page' | 'perPage'>;

function conditions(
  statement: RowStatement<DeliveryRow>,
  { states, failed, fulfillmentMethod, storedBefore }: Sought,
): string[] {
  return [
    ...(states === undefined ? [] : [`${statement.column('state')} IN (${statement.values(states) || 'NULL'})`]),
    ...(failed === undefined ? [] : [`${statement.column('lastError')} IS NOT NULL`]),
    ...statement.assignments(given<DeliveryRow>({ fulfillmentMethod })),
    ...(storedBefore === undefined ? [] : [`${statement.column('createdAt')} < ${statement.value(storedBefore)}`]),
  ];
}

/** Orders and organisations are known to the groups. */
function ofGroups(
  manager: EntityManager,
  statement: RowStatement<DeliveryRow>,
  { orderId, organisationId }: Sought,
): string[] {
  const { table, columns } = namesOf(manager, groupSchema);
  const wanted = Object.entries(given({ orderId, organisationId }));
  if (wanted.length === 0) return [];
  const equal = wanted.map(([property, value]) => `${columns[property]} = ${statement.value(value)}`);
  return [`${statement.column('groupId')} IN (SELECT ${columns.id} FROM ${table} WHERE ${equal.join(' AND ')})`];
}
