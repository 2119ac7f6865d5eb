import type { DeliveryKey } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { DeliveryState } from './delivery-state.js';
import type { CallOutcome, HandOver } from '../hand-over/hand-over.js';
import type { Priority } from './priority.js';
import type { RetrySchedule } from './retry-schedule.js';

/** A lease on a delivery: who makes the running call, since when, and until when all others leave it alone. */
export interface Claim {
  readonly by: string;
  readonly since: Instant;
  /** Put off by whoever holds the claim while its call lasts; once it is reached, anybody takes the delivery up. */
  readonly until: Instant;
}

/** A delivery as it is stored: what `Delivery.restore` takes and `snapshot` gives. */
export interface DeliverySnapshot {
  readonly key: DeliveryKey;
  /** The optimistic lock: how often the delivery was saved. 0: never. */
  readonly revision: number;
  /** The place among the deliveries of its group; those that share a ticket run in this order. */
  readonly ordinal: number;
  readonly handOver: HandOver;
  /** What it goes before, among the deliveries of its organisation. */
  readonly priority: Priority;
  readonly state: DeliveryState;
  /** How many calls were begun. */
  readonly attemptCount: number;
  /** How many of them were trials of a system that was away; those use up nothing. */
  readonly trialCount: number;
  /** Not before this; null while claimed and when nothing is to be done any more. */
  readonly nextAttemptAt: Instant | null;
  /** Null when nobody makes a call. */
  readonly claim: Claim | null;
  readonly lastError: string | null;
  readonly correlationId: string;
  /** The trace context of what decided it; null: nobody traces it. */
  readonly traceparent: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** What crossed the wire in one call, without secrets and personal data. Null: it was not reached. */
export interface CallTranscript {
  readonly request: string | null;
  readonly answer: string | null;
}

/** One call made for a delivery. */
export interface Attempt extends CallTranscript {
  readonly deliveryKey: DeliveryKey;
  readonly number: number;
  readonly startedAt: Instant;
  readonly durationMs: number;
  /** `interrupted`: the process ended during the call. */
  readonly outcome: CallOutcome['kind'] | 'interrupted';
  readonly message: string | null;
  readonly correlationId: string;
}

/** How a claimed call ended, when, and how to go on if it did not end it. */
export interface Settlement {
  readonly outcome: CallOutcome;
  readonly transcript: CallTranscript;
  readonly at: Instant;
  readonly schedule: RetrySchedule;
  /** The jitter of the next pause, 0 to 1. */
  readonly fraction: number;
  /** The call was made while the system was taken to be away, to see whether it is back. Absent: it was not. */
  readonly isTrial?: boolean;
}
