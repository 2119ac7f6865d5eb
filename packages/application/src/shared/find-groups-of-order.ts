import { type GroupSnapshot, type OrderId } from '@ticket-distribution/domain';
import type { Snapshot } from '../ports/transactions.js';
import type { Caller } from './caller.js';
import { findOrder, unknownOrder } from './find-order.js';
import { type Purpose, mayReach } from './may-reach.js';

/**
 * The groups of an order, if it is for the caller to see. They belong to whom the order belongs: the order itself is read
 * only where there are none.
 *
 * @throws DomainError `order/not-found`
 */
export async function findGroupsOfOrder(
  { orders, groups }: Pick<Snapshot, 'orders' | 'groups'>,
  orderId: OrderId,
  caller: Caller,
  purpose: Exclude<Purpose, 'change'>,
): Promise<readonly GroupSnapshot[]> {
  const found = (await groups.ofOrder(orderId)).map(({ snapshot }) => snapshot);
  if (found.length === 0) await findOrder(orders, orderId, caller, purpose);
  refuseOutOfReach(found, orderId, caller, purpose);
  return found;
}

/**
 * Refuses groups of an order that are not for the caller to see.
 *
 * @throws DomainError `order/not-found`
 */
export function refuseOutOfReach(
  groups: readonly GroupSnapshot[],
  orderId: OrderId,
  caller: Caller,
  purpose: Purpose,
): void {
  const [first] = groups;
  if (first !== undefined && !mayReach(caller, purpose, first.organisationId)) throw unknownOrder(orderId);
}
