import type { OrderSnapshot } from '../orders/order.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import type { Instant } from '../shared/instant.js';

export const KEPT_REASONS = ['changed-since', 'still-valid', 'delivery-open', 'drift-open', 'watched'] as const;
/**
 * Why an order is not closed: it or its groups changed since the date; a ticket, or a product of its newest version,
 * is valid at or after it; a hand-over has no answer; a drift is open; its tickets are looked after.
 */
export type KeptReason = (typeof KEPT_REASONS)[number];

/** An order with everything that may hold it open. */
export interface OrderHoldings {
  readonly order: OrderSnapshot;
  readonly groups: readonly GroupSnapshot[];
  readonly openDeliveries: number;
  readonly openDrifts: number;
  readonly statusChecks: number;
}

/** Why an order was not closed before the date; null when it was. */
export function reasonToKeep({ order, groups, ...open }: OrderHoldings, before: Instant): KeptReason | null {
  const isLater = (at: Instant): boolean => at >= before;
  const changed = [...order.versions.map(({ recordedAt }) => recordedAt), ...groups.map(({ updatedAt }) => updatedAt)];
  if (changed.some(isLater)) return 'changed-since';
  if ([...ticketEnds(groups), ...productEnds(order)].some(isLater)) return 'still-valid';
  if (open.openDeliveries > 0) return 'delivery-open';
  if (open.openDrifts > 0) return 'drift-open';
  return open.statusChecks > 0 ? 'watched' : null;
}

/** Until when the tickets are valid that have not ended. */
function ticketEnds(groups: readonly GroupSnapshot[]): readonly Instant[] {
  return groups
    .flatMap(({ tickets }) => tickets)
    .filter(({ status }) => status !== 'CANCELLED' && status !== 'CANCELLED_EXTERNALLY')
    .map(({ validity }) => validity.endOfValidity);
}

/** Until when the products are valid that the newest version names: tickets may be made of them still. */
function productEnds({ versions }: OrderSnapshot): readonly Instant[] {
  const newest = versions.at(-1)?.document;
  if (newest === undefined || newest.status === 'CANCELLED') return [];
  return newest.orderLines
    .filter(({ status }) => status !== 'CANCELLED')
    .flatMap(({ fareProducts }) => fareProducts)
    .map(({ endOfValidity }) => endOfValidity);
}
