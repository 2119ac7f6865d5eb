import type { DeliveryLog } from '@ticket-distribution/application';
import type { Attempt, DeliveryKey, DeliveryState } from '@ticket-distribution/domain';

/** A call that ended, and the state in which it left its delivery. */
export interface LoggedAttempt {
  readonly attempt: Attempt;
  readonly state: DeliveryState;
}

/** Something of our own that went wrong. */
export interface LoggedFailure {
  readonly key: DeliveryKey | null;
  readonly error: unknown;
}

/** Keeps what it is told, in order. */
export class RecordingDeliveryLog implements DeliveryLog {
  readonly attempts: LoggedAttempt[] = [];
  readonly failures: LoggedFailure[] = [];

  attempted(attempt: Attempt, state: DeliveryState): void {
    this.attempts.push({ attempt, state });
  }

  failed(key: DeliveryKey | null, error: unknown): void {
    this.failures.push({ key, error });
  }
}
