import type { DeliveryKey } from '@ticket-distribution/domain';
import type { Courier } from './courier.js';
import type { Clock } from '../ports/clock.js';

/** Resolves when none of the deliveries is under way in any process any more, at the latest after the time given. */
export async function waitForDeliveries(
  courier: Courier,
  clock: Clock,
  keys: readonly DeliveryKey[],
  milliseconds: number,
): Promise<void> {
  const pause = clock.timer(milliseconds);
  await Promise.race([courier.answered(keys, pause), pause.over]);
  pause.end();
}
