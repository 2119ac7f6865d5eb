import { DomainError, type Order, type OrderId } from '@ticket-distribution/domain';
import type { OrderReader, OrderRepository } from '../ports/order-repository.js';

/**
 * @throws DomainError `order/not-found`
 */
export async function findOrder(orders: OrderReader, orderId: OrderId): Promise<Order> {
  return (await orders.find(orderId)) ?? unknownOrder(orderId);
}

/**
 * The order, locked until the transaction ends.
 *
 * @throws DomainError `order/not-found`
 */
export async function lockOrder(orders: OrderRepository, orderId: OrderId): Promise<Order> {
  return (await orders.lock(orderId)) ?? unknownOrder(orderId);
}

function unknownOrder(orderId: OrderId): never {
  throw new DomainError('order/not-found', `Order ${orderId} is not known.`, { orderId });
}
