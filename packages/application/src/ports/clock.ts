import type { Instant } from '@ticket-distribution/domain';

/** A pause that can be ended early. */
export interface Pause {
  /** Resolves when the time is over or the pause was ended. */
  readonly over: Promise<void>;
  end(): void;
}

/** What time it is, and how to wait. The only source of time; a simulation brings its own. */
export abstract class Clock {
  abstract now(): Instant;
  abstract pause(milliseconds: number): Pause;
}
