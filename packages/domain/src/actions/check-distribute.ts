import type { CurrentOrder } from '../orders/order.js';
import { DomainError } from '../shared/domain-error.js';

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
