import type { Clock, Timer } from '../ports/clock.js';

/** How long somebody wants to wait. */
export interface Patience {
  /** Milliseconds. */
  readonly waitMs: number;
  /** Resolves when nobody waits for the answer any more. */
  readonly gaveUp?: Promise<unknown>;
}

/** Somebody who waits: until the time is over, or nobody does any more. */
export interface Waiting {
  readonly pause: Timer;
  readonly isOver: boolean;
}

export function beginToWait(clock: Clock, { waitMs, gaveUp }: Patience): Waiting {
  const pause = clock.timer(waitMs);
  const waiting = { pause, isOver: waitMs <= 0 };
  void gaveUp?.then(() => pause.end());
  void pause.over.finally(() => {
    waiting.isOver = true;
  });
  return waiting;
}
