import type { CurrentOrder, Order } from '../orders/order.js';
import { DomainError } from '../shared/domain-error.js';
import type { OrderLineId } from '../shared/ids.js';

/**
 * The deprecated operations take orders that were never changed.
 *
 * @throws DomainError `distribution/order-version-not-supported` naming the operation that takes their place
 */
export function refuseLaterVersion({ id, version }: CurrentOrder): void {
  if (version <= 1) return;
  throw new DomainError(
    'distribution/order-version-not-supported',
    `Order ${id} stands at version ${version}; this deprecated operation takes version 1 only. Use POST /v1/ticket-distribution-groups/${id}/distribute instead.`,
    { orderId: id, orderVersion: version },
  );
}

/**
 * @throws DomainError `distribution/unknown-order-line` naming the lines that the order never had
 */
export function refuseUnknownLines(order: Order, orderLineIds: readonly OrderLineId[] = []): void {
  const known = new Set(order.snapshot.lines.map(({ id }) => id));
  const unknown = orderLineIds.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  throw new DomainError(
    'distribution/unknown-order-line',
    `Order ${order.id} has no order line ${unknown.join(', ')}.`,
    { orderId: order.id, orderLineIds: unknown },
  );
}
