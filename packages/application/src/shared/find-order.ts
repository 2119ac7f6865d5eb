import { DomainError, type Order, type OrderDocument, type OrderId } from '@ticket-distribution/domain';
import type { OrderReader, OrderRepository } from '../ports/order-repository.js';
import type { Caller } from './caller.js';
import { type Purpose, mayReach } from './may-reach.js';

/**
 * The order, if it is for the caller to see.
 *
 * @throws DomainError `order/not-found`
 */
export async function findOrder(
  orders: OrderReader,
  orderId: OrderId,
  caller: Caller,
  purpose: Exclude<Purpose, 'change'> = 'read',
): Promise<Order> {
  return reached(await orders.find(orderId), orderId, caller, purpose);
}

/**
 * The order, if it is for the caller to change, locked until the transaction ends.
 *
 * @throws DomainError `order/not-found`
 */
export async function lockOrder(orders: OrderRepository, orderId: OrderId, caller: Caller): Promise<Order> {
  return reached(await orders.lock(orderId), orderId, caller, 'change');
}

/**
 * The order that a version is to be recorded of, locked until the transaction ends; undefined when it is new.
 *
 * @throws DomainError `order/other-organisation` when the caller may not record for the organisation of the document,
 *   whatever is known of the order; `order/id-taken` when the order is another organisation's
 */
export async function lockRecordedOrder(
  orders: OrderRepository,
  { id, organisationId }: OrderDocument,
  caller: Caller,
): Promise<Order | undefined> {
  if (!mayReach(caller, 'change', organisationId)) {
    const message = `The caller may not record orders of organisation ${organisationId}.`;
    throw new DomainError('order/other-organisation', message, { organisationId });
  }
  const order = await orders.lock(id);
  if (order !== undefined && !mayReach(caller, 'change', order.organisationId)) {
    throw new DomainError('order/id-taken', `The order id ${id} is taken by another organisation.`, { orderId: id });
  }
  return order;
}

function reached(order: Order | undefined, orderId: OrderId, caller: Caller, purpose: Purpose): Order {
  if (order === undefined) throw unknownOrder(orderId);
  refuseOutOfReach(order, orderId, caller, purpose);
  return order;
}

/**
 * Refuses an order, or what belongs to it, that is not for the caller.
 *
 * @throws DomainError `order/not-found`
 */
export function refuseOutOfReach(
  { organisationId }: { readonly organisationId: number | null },
  orderId: OrderId,
  caller: Caller,
  purpose: Purpose,
): void {
  if (!mayReach(caller, purpose, organisationId)) throw unknownOrder(orderId);
}

/** What is said of an order that does not exist, or is out of the caller's reach. */
function unknownOrder(orderId: OrderId): DomainError {
  return new DomainError('order/not-found', `Order ${orderId} is not known.`, { orderId });
}
