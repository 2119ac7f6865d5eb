import type { OrderJson } from '../../orders/order-json.js';
import { TrackedOrder } from './tracked-order.js';

/** An answer that no client should ever get, whatever goes wrong around it. */
export interface Surprise {
  readonly orderId: string;
  readonly text: string;
}

/** Everything that the clients of one world asked for and were answered. */
export class Chronicle {
  readonly orders = new Map<string, TrackedOrder>();
  /** Orders that were touched since the last judgement. */
  readonly touched = new Set<string>();
  readonly surprises: Surprise[] = [];
  /** How calls ended, by kind: answered, refused with a code, unanswered. */
  readonly calls = new Map<string, number>();

  open(first: OrderJson): TrackedOrder {
    const order = new TrackedOrder(first);
    this.orders.set(order.id, order);
    return order;
  }

  count(kind: string): void {
    this.calls.set(kind, (this.calls.get(kind) ?? 0) + 1);
  }
}
