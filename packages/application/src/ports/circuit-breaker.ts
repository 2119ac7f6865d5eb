import type { FulfillmentMethod, Instant } from '@ticket-distribution/domain';

export const BREAKER_STATES = ['CLOSED', 'OPEN', 'TRYING'] as const;
/** CLOSED: the system gets calls. OPEN: it gets none for a while. TRYING: one call is to show whether it is back. */
export type BreakerState = (typeof BREAKER_STATES)[number];

export interface BreakerReading {
  readonly state: BreakerState;
  /** Since when the system counts as away; null while it is CLOSED. */
  readonly since: Instant | null;
  /** When the next trial may begin; null unless it is OPEN. */
  readonly nextTrialAt: Instant | null;
}

/** `answered`: the system said something final. `failed`: it did not. `not-made`: there was no call after all. */
export type CallEnd = 'answered' | 'failed' | 'not-made';

/** Leave for one call; its end is told once. */
export interface CallPermit {
  /** The system counts as away, and the call is to show whether it is back. */
  readonly isTrial: boolean;
  readonly end: (how: CallEnd) => void;
}

/**
 * Keeps calls from a ticket system that answers none of them: after so many failures in a row it gets no calls for a
 * while, then one call at a time as a trial. The first that is answered lets all through again; after each that is not
 * the while is longer, up to a longest.
 */
export abstract class CircuitBreaker {
  /** @returns null: no call may be made now */
  abstract enter(): CallPermit | null;
  abstract read(): BreakerReading;
}

export interface BreakerOptions {
  /** Failures in a row after which a system counts as away, at least 1. */
  readonly failures: number;
  /** How long it gets no calls then, milliseconds; doubled after each trial that failed. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
}

/** One breaker per ticket system; each process finds out for itself. */
export abstract class CircuitBreakers {
  /** The same one for a method whenever it is asked for. */
  abstract breakerOf(method: FulfillmentMethod): CircuitBreaker;
}
