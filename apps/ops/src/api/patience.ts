import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { NotReachable } from '../errors/not-reachable.js';
import { Refused } from '../errors/refused.js';

export interface PatienceOptions {
  /** How often one request is sent, at most. */
  readonly tries: number;
  /** The pause after the first try where the service names none, milliseconds; doubled after each. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

export const DEFAULT_PATIENCE: PatienceOptions = { tries: 8, firstPauseMs: 500, longestPauseMs: 30_000 };

/** The statuses after which the same request may do better. */
const PASSING: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
/** Those that speak for the service as a whole: nobody asks before the pause is over. */
const BUSY: ReadonlySet<number> = new Set([429, 503]);

/** The first sending of a request that is sent again is under way still. */
const IN_PROGRESS = 'idempotency/in-progress';

/** Whatever a service or a proxy says: somebody waits. */
const LONGEST_WAIT_MS = 60 * 60 * 1000;

/**
 * Sends requests again that were refused for now, as late as the service says (Retry-After, an hour at most), under one
 * idempotency key: each does once what it does. While the service is busy no request of the same patience is sent.
 */
export class Patience {
  private notBefore = 0;

  constructor(private readonly options: PatienceOptions = DEFAULT_PATIENCE) {}

  /**
   * @throws Refused, NotReachable when the last try ended so, and at once for what no other try would change
   */
  async ask<T>(request: (idempotencyKey: string) => Promise<T>): Promise<T> {
    const key = randomUUID();
    for (let attempt = 1; ; attempt += 1) {
      await this.untilReady();
      try {
        return await request(key);
      } catch (error) {
        if (attempt >= this.options.tries || !isPassing(error)) throw error;
        await this.wait(error, attempt);
      }
    }
  }

  private async untilReady(): Promise<void> {
    for (let left = this.notBefore - Date.now(); left > 0; left = this.notBefore - Date.now()) await pause(left);
  }

  private async wait(error: unknown, attempt: number): Promise<void> {
    const { firstPauseMs, longestPauseMs } = this.options;
    const own = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1));
    const said = error instanceof Refused ? error.retryAfterMs : null;
    const milliseconds = Math.min(said ?? own, LONGEST_WAIT_MS);
    if (error instanceof Refused && BUSY.has(error.status)) {
      this.notBefore = Math.max(this.notBefore, Date.now() + milliseconds);
    } else await pause(milliseconds);
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof NotReachable) return true;
  return error instanceof Refused && (PASSING.has(error.status) || error.problem.code === IN_PROGRESS);
}
