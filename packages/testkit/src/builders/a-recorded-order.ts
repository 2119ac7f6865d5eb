import { type Instant, Order, type OrderDocument } from '@ticket-distribution/domain';
import { anOrder } from './an-order.js';

/** An order of which one version was recorded; never saved. */
export function aRecordedOrder(
  document: OrderDocument = anOrder(),
  at: Instant = '2026-12-01T09:30:00.125Z' as Instant,
): Order {
  const order = Order.empty(document.id);
  order.record(document, at);
  return order;
}
