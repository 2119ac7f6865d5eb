import type { DeliveryKey, FulfillmentMethod } from '@ticket-distribution/domain';

interface Waiting {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly over: Promise<boolean>;
  readonly end: (isMade: boolean | Promise<boolean>) => void;
}

/** Deliveries that somebody in this process waits for, and whose call cannot start yet. */
export class WaitingDeliveries {
  private readonly waiting = new Map<DeliveryKey, Waiting>();

  /** @returns what `over` gives */
  add(key: DeliveryKey, fulfillmentMethod: FulfillmentMethod): Promise<boolean> {
    const known = this.waiting.get(key);
    if (known !== undefined) return known.over;
    let end: Waiting['end'] = () => {};
    const over = new Promise<boolean>((resolve) => {
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

  /**
   * Resolves when the waiting has an end, to whether the call was made here; undefined: the delivery does not wait.
   */
  over(key: DeliveryKey): Promise<boolean> | undefined {
    return this.waiting.get(key)?.over;
  }

  /** The delivery waits no longer; whoever waits for it goes on when its call is over. */
  started(key: DeliveryKey, call: Promise<boolean>): void {
    this.end(key, call);
  }

  /** Nobody here makes the calls; somebody else may. */
  release(keys: readonly DeliveryKey[]): void {
    for (const key of keys) this.end(key, false);
  }

  releaseAll(): void {
    this.release([...this.waiting.keys()]);
  }

  private end(key: DeliveryKey, isMade: boolean | Promise<boolean>): void {
    const waiting = this.waiting.get(key);
    this.waiting.delete(key);
    waiting?.end(isMade);
  }
}
