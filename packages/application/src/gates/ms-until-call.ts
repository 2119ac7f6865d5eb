import { type DeliverySnapshot, type Instant, isAnswered, millisecondsOf } from '@ticket-distribution/domain';
import type { Gates } from './gates.js';

/**
 * How long until a delivery may be called, milliseconds, as far as this process can tell: until its next attempt, or until
 * its ticket system is called again that is away or asked to be left alone; 0: at any time, or it waits for no call.
 */
export function msUntilCall(
  { state, claim, nextAttemptAt, handOver: { fulfillmentMethod } }: DeliverySnapshot,
  at: Instant,
  gates: Gates,
): number {
  if (isAnswered(state) || claim !== null || nextAttemptAt === null) return 0;
  const untilAttempt = millisecondsOf(nextAttemptAt) - millisecondsOf(at);
  const untilOpen = gates.has(fulfillmentMethod) ? gates.of(fulfillmentMethod).msUntilOpen : 0;
  return Math.max(0, untilAttempt, untilOpen);
}
