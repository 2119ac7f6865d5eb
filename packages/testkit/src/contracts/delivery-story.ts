import {
  type CallOutcome,
  type Delivery,
  type HandOver,
  type Instant,
  type Origin,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { anyInstant } from '../builders/any-instant.js';
import { anyText } from '../builders/any-text.js';
import { anyHandOver, orNull } from './any-hand-over.js';

/** One call: its outcome, or null when the process ended during it. */
interface Call {
  readonly outcome: CallOutcome | null;
  readonly request: string | null;
  readonly answer: string | null;
  readonly milliseconds: number;
  readonly isTrial?: boolean;
}

const anyCall: fc.Arbitrary<Call> = fc.record({
  outcome: fc.oneof(
    fc.constant(null),
    fc.record({
      kind: fc.constantFrom('unknown', 'no-effect', 'unknown', 'no-effect', 'refused', 'not-found'),
      reason: anyText,
    }),
    fc.constant({ kind: 'applied' as const, references: [] }),
  ),
  request: orNull(anyText),
  answer: orNull(anyText),
  milliseconds: fc.nat(9999),
  isTrial: fc.boolean(),
});

/** What is handed over, and the calls made for it until it needs no more. */
export interface DeliveryStory {
  readonly handOver: HandOver;
  readonly origin: Origin;
  readonly at: Instant;
  readonly calls: readonly Call[];
}

export const anyDeliveryStory: fc.Arbitrary<DeliveryStory> = fc.record({
  handOver: anyHandOver,
  origin: fc.record({ correlationId: anyText, traceparent: orNull(anyText) }),
  at: anyInstant,
  calls: fc.array(anyCall, { maxLength: 4 }),
});

/** Ends the running call of a claimed delivery. */
export function endCall(delivery: Delivery, { outcome, milliseconds, isTrial = false, ...transcript }: Call): void {
  const { claim } = delivery.snapshot;
  if (claim === null) throw new Error('The delivery was claimed');
  const at = plusMilliseconds(claim.since, milliseconds);
  if (outcome === null) return delivery.interrupt(at);
  const schedule = { attempts: 3, firstDelayMs: 501, longestDelayMs: 15_000 };
  delivery.settle(claim.by, { outcome, transcript, at, schedule, fraction: 0.25, isTrial });
}
