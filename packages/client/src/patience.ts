import { pause } from './pause.js';
import { retryAfterMs } from './retry-after.js';

export interface PatienceOptions {
  /** How often one request is sent, at most; 1: never again. */
  readonly tries: number;
  /** The longest pause after the first try where the service names none, milliseconds; doubled after each. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

export const DEFAULT_PATIENCE: PatienceOptions = { tries: 5, firstPauseMs: 500, longestPauseMs: 30_000 };

/** How one sending ended. */
export interface Sending {
  /** Null: no answer came. */
  readonly status: number | null;
  readonly headers: Headers | null;
  /** The code of a refusal. */
  readonly code: string | null;
}

/** How one request may be asked. */
export interface Asked {
  /** Whether sending it twice does no more than sending it once. */
  readonly isRepeatable: boolean;
  readonly signal: AbortSignal | undefined;
}

/** Those that speak for the service as a whole: nobody asks before the pause is over. */
const BUSY: ReadonlySet<number | null> = new Set([429, 503]);

/** The first sending of a request that is sent again is under way still. */
const IN_PROGRESS = 'idempotency/in-progress';

/** The longest wait, whatever a service or a proxy says: somebody waits. */
const LONGEST_WAIT_MS = 60 * 60 * 1000;

/**
 * Sends requests again by the rules of the API: after no answer, 429, 5xx and 409 `idempotency/in-progress`, as late as the
 * service says (Retry-After, an hour at most), else after a pause that grows. While the service is busy no request of the
 * same patience is sent.
 */
export class Patience {
  private notBefore = 0;

  constructor(private readonly options: PatienceOptions) {}

  /**
   * How the last sending ended.
   *
   * @throws the reason of the signal
   */
  async ask<Sent extends Sending>(send: () => Promise<Sent>, { isRepeatable, signal }: Asked): Promise<Sent> {
    for (let attempt = 1; ; attempt += 1) {
      for (let left = this.busyMs(); left > 0; left = this.busyMs()) await pause(left, signal);
      const sent = await send();
      if (!isPassing(sent)) return sent;
      const waited = this.wait(sent, attempt);
      if (!isRepeatable || attempt >= this.options.tries) return sent;
      await pause(waited, signal);
    }
  }

  private busyMs(): number {
    return this.notBefore - Date.now();
  }

  /** How long this request waits, milliseconds; takes note of a service that is busy. */
  private wait({ status, headers }: Sending, attempt: number): number {
    const { firstPauseMs, longestPauseMs } = this.options;
    const most = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1));
    const said = retryAfterMs(headers?.get('Retry-After') ?? null, Date.now());
    const milliseconds = Math.min(said ?? most * (0.5 + Math.random() / 2), LONGEST_WAIT_MS);
    if (!BUSY.has(status)) return milliseconds;
    this.notBefore = Math.max(this.notBefore, Date.now() + milliseconds);
    return 0;
  }
}

function isPassing({ status, code }: Sending): boolean {
  return status === null || status === 429 || status >= 500 || code === IN_PROGRESS;
}
