import type { DeliveryKey, FulfillmentMethod } from '@ticket-distribution/domain';

interface Waiting {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly over: Promise<void>;
  readonly end: () => void;
}

/** Deliveries that somebody in this process waits for, and whose call cannot start yet. */
export class WaitingDeliveries {
  private readonly waiting = new Map<DeliveryKey, Waiting>();

  /** @returns what `over` gives */
  add(key: DeliveryKey, fulfillmentMethod: FulfillmentMethod): Promise<void> {
    const known = this.waiting.get(key);
    if (known !== undefined) return known.over;
    let end = (): void => {};
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.waiting.set(key, { fulfillmentMethod, over, end });
    return over;
  }

  of(fulfillmentMethod: FulfillmentMethod): readonly DeliveryKey[] {
    return [...this.waiting].flatMap(([key, waiting]) =>
      waiting.fulfillmentMethod === fulfillmentMethod ? [key] : [],
    );
  }

  /** Resolves when the call of the delivery is over, or nobody here makes it any more; undefined: it does not wait. */
  over(key: DeliveryKey): Promise<void> | undefined {
    return this.waiting.get(key)?.over;
  }

  /** The delivery waits no longer; whoever waits for it goes on when its call is over. */
  started(key: DeliveryKey, call: Promise<unknown>): void {
    const waiting = this.waiting.get(key);
    this.waiting.delete(key);
    if (waiting !== undefined) void call.finally(waiting.end);
  }

  /** Nobody here makes the calls. */
  release(keys: readonly DeliveryKey[]): void {
    for (const key of keys) {
      this.waiting.get(key)?.end();
      this.waiting.delete(key);
    }
  }

  releaseAll(): void {
    this.release([...this.waiting.keys()]);
  }
}
