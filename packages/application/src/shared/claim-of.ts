import { type Instant, plusMilliseconds } from '@ticket-distribution/domain';

/** How long one attempt may take before another process makes it. */
const CLAIM_MS = 5 * 60_000;

/** What one process at a time tries: a mail, or telling wallets of a pass. */
interface Tried {
  /** Null: nothing is to be tried. */
  readonly nextAttemptAt: Instant | null;
  readonly claimedUntil: Instant | null;
  readonly attempts: number;
}

/** What is due, claimed for one more attempt; null: it is not due, another process was first, or it is gone. */
export function claimOf<T extends Tried>(found: T | undefined, at: Instant): T | null {
  if (found === undefined || found.nextAttemptAt === null || found.nextAttemptAt > at) return null;
  if (found.claimedUntil !== null && found.claimedUntil > at) return null;
  return { ...found, claimedUntil: plusMilliseconds(at, CLAIM_MS), attempts: found.attempts + 1 };
}
