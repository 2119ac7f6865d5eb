import type { Instant } from '@ticket-distribution/domain';

/** A pause that can be ended early. */
export interface Timer {
  /** Resolves when the time is over or the pause was ended. */
  readonly over: Promise<void>;
  end(): void;
}

/** What time it is, and how to wait. The only source of time; a simulation brings its own. */
export abstract class Clock {
  /** The time of day, as far as the machine knows it: somebody may set it, forward or back. */
  abstract now(): Instant;
  /**
   * How long it is since some moment, milliseconds: what waits within a process are measured by. It goes on as fast as
   * pauses do and is never set.
   */
  abstract elapsed(): number;
  abstract timer(milliseconds: number): Timer;
}
