import type { Attempt, DeliveryKey, DeliveryState } from '@ticket-distribution/domain';

/** Where the work of the courier can be watched. Nothing depends on what is done with it. */
export abstract class DeliveryLog {
  /** A call ended and its outcome was written. */
  abstract attempted(attempt: Attempt, state: DeliveryState): void;

  /** Something of our own went wrong (database, bug); the delivery is not lost and is taken up again. */
  abstract failed(key: DeliveryKey | null, error: unknown): void;
}
