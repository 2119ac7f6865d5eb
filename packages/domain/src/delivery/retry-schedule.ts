/** How often and how soon a call is made again. */
export interface RetrySchedule {
  /** Attempts before the delivery is set aside. */
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
}

export const DEFAULT_RETRY_SCHEDULE: RetrySchedule = { attempts: 12, firstDelayMs: 500, longestDelayMs: 15_000 };

/** For how long a ticket system is left alone at most because it asks to be, milliseconds. */
const LONGEST_ASKED_PAUSE_MS = 300_000;

/** The pause that a ticket system asks for, as far as it is granted; none where it asks for none. */
export function grantedPause({ retryAfterMs = 0 }: { readonly retryAfterMs?: number }): number {
  return Math.min(Math.max(0, retryAfterMs), LONGEST_ASKED_PAUSE_MS);
}

/** No delivery waits longer for its next attempt, milliseconds. */
export function longestPause({ longestDelayMs }: RetrySchedule): number {
  return Math.max(longestDelayMs, LONGEST_ASKED_PAUSE_MS);
}

/**
 * The pause after an attempt: doubled each time up to the longest, then spread over its upper half.
 *
 * @param attempt 1 after the first attempt
 * @param fraction the jitter, 0 (half of the pause) up to 1 (all of it)
 * @returns milliseconds
 */
export function retryDelay(schedule: RetrySchedule, attempt: number, fraction: number): number {
  const full = Math.min(schedule.longestDelayMs, schedule.firstDelayMs * 2 ** (attempt - 1));
  return Math.round(full * (0.5 + fraction / 2));
}
