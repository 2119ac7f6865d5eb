import { type Instant, Order, type OrderDocument, instant } from '@ticket-distribution/domain';
import { anOrder } from './an-order.js';

/** An order of which one version was recorded; never saved. */
export function aRecordedOrder(
  document: OrderDocument = anOrder(),
  at: Instant = instant('2026-12-01T09:30:00.125Z'),
): Order {
  const order = Order.empty(document.id);
  order.record(document, at);
  return order;
}
