import type { Counts, Violation } from '@ticket-distribution/simulation';

/** A seed that broke a promise. */
export interface BrokenSeed {
  readonly seed: number;
  readonly violation: Violation;
}

/** What some seeds came to. */
export interface BatchReport {
  readonly seeds: number;
  readonly steps: number;
  readonly simulatedMs: number;
  readonly counts: Readonly<Counts>;
  readonly broken: readonly BrokenSeed[];
}

/** What one worker is to do: every seed from the first on, in steps of `every`, until `end`. */
export interface WorkerTask {
  readonly from: number;
  readonly end: number;
  readonly every: number;
}

export const NOTHING_YET: BatchReport = { seeds: 0, steps: 0, simulatedMs: 0, counts: {}, broken: [] };
