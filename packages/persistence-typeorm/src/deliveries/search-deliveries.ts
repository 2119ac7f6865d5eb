import type { DeliverySearch } from '@ticket-distribution/application';
import type { PageOfRows } from '../shared/asked.js';
import { is } from '../shared/where.js';
import type { DeliveryRow } from '../rows/delivery-rows.js';
import type { DeliveryTables } from './delivery-tables.js';

/** The page of those deliveries that are asked for, the longest waiting first. */
export function findDeliveryRows(
  { deliveries, groups }: DeliveryTables,
  { page, perPage, states, failed, fulfillmentMethod, storedBefore, ...ofGroup }: DeliverySearch,
): Promise<PageOfRows<DeliveryRow>> {
  return deliveries.page({
    where: [
      { state: states, lastError: failed && is('<>', null), fulfillmentMethod },
      { createdAt: storedBefore && is('<', storedBefore) },
      { groupId: Object.keys(ofGroup).length === 0 ? undefined : is('IN', groups.values('id', ofGroup)) },
    ],
    by: ['createdAt', 'key'],
    page,
    perPage,
  });
}
