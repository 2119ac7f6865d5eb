import type { DeliveryPage, DeliverySearch } from '@ticket-distribution/application';
import type { DeliverySnapshot, GroupSnapshot, TicketDistributionGroupId } from '@ticket-distribution/domain';
import { byText } from './by-text.js';

/** The page of those deliveries that are asked for, the longest waiting first. */
export function searchDeliveries(
  deliveries: readonly DeliverySnapshot[],
  groups: ReadonlyMap<TicketDistributionGroupId, GroupSnapshot>,
  { page, perPage, ...sought }: DeliverySearch,
): DeliveryPage {
  const { states, failed, fulfillmentMethod, orderId, organisationId, storedBefore } = sought;
  const found = deliveries
    .filter(({ state }) => states?.includes(state) ?? true)
    .filter(({ lastError }) => failed === undefined || lastError !== null)
    .filter(({ handOver }) => fulfillmentMethod === undefined || handOver.fulfillmentMethod === fulfillmentMethod)
    .filter(({ createdAt }) => storedBefore === undefined || createdAt < storedBefore)
    .filter(({ handOver: { ticketDistributionGroupId } }) => {
      const group = groups.get(ticketDistributionGroupId);
      const isOfOrder = orderId === undefined || group?.orderId === orderId;
      return isOfOrder && (organisationId === undefined || group?.organisationId === organisationId);
    })
    .toSorted((one, other) => byText(one.createdAt, other.createdAt) || byText(one.key, other.key));
  return { items: found.slice(page * perPage, (page + 1) * perPage), totalItems: found.length };
}
