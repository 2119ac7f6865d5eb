import type { Clock, Pause } from '../ports/clock.js';

const SECOND_MS = 1000;

/**
 * Lets a bounded number of calls begin in any second: a bucket of so many tokens, each of which comes back a second after
 * it was taken. Those who wait for tokens get them in the order of their coming, before anybody else.
 */
export class CallRate {
  /** When the tokens were taken that are not back yet, the longest ago first, by what had elapsed. */
  private taken: number[] = [];
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private pause: Pause | null = null;
  private stopped = false;

  constructor(
    private readonly clock: Clock,
    /** Null: as many as anybody likes. */
    readonly perSecond: number | null,
  ) {}

  /** How many calls could begin now. */
  get free(): number {
    return this.waiting > 0 ? 0 : this.inBucket();
  }

  /** How long until there is a token, milliseconds; 0: there is one. */
  get msUntilFree(): number {
    const [longestAgo] = this.taken;
    if (this.inBucket() > 0 || longestAgo === undefined) return 0;
    return Math.max(1, longestAgo + SECOND_MS - this.now());
  }

  /**
   * Takes a token that is there.
   *
   * @returns puts it back: no call was made with it
   */
  take(): () => void {
    const at = this.now();
    if (this.perSecond !== null) this.taken.push(at);
    return () => {
      const index = this.taken.indexOf(at);
      if (index >= 0) this.taken.splice(index, 1);
    };
  }

  /**
   * Takes so many tokens, at most as many as the bucket holds, as soon as they are there.
   *
   * @returns puts them back
   */
  takeInTurn(count: number): Promise<() => void> {
    const asked = Math.min(count, this.perSecond ?? count);
    if (this.waiting === 0 && this.inBucket() >= asked) return Promise.resolve(this.takeAll(asked));
    this.waiting += 1;
    const turn = this.last.then(() => this.takeWhenThere(asked));
    this.last = turn;
    return turn;
  }

  /** Whoever waits gets a token at once, to find that there is nothing to be done any more. */
  stop(): void {
    this.stopped = true;
    this.pause?.end();
  }

  private async takeWhenThere(count: number): Promise<() => void> {
    while (this.inBucket() < count && !this.stopped) {
      this.pause = this.clock.pause(this.msUntil(count));
      await this.pause.over;
    }
    this.waiting -= 1;
    return this.takeAll(count);
  }

  private takeAll(count: number): () => void {
    const tokens = Array.from({ length: count }, () => this.take());
    return () => {
      for (const putBack of tokens) putBack();
    };
  }

  private msUntil(count: number): number {
    const missing = count - this.inBucket();
    return Math.max(1, (this.taken[missing - 1] ?? 0) + SECOND_MS - this.now());
  }

  private inBucket(): number {
    if (this.perSecond === null) return Number.POSITIVE_INFINITY;
    const now = this.now();
    this.taken = this.taken.filter((at) => at + SECOND_MS > now);
    return Math.max(0, this.perSecond - this.taken.length);
  }

  private now(): number {
    return this.clock.elapsed();
  }
}
