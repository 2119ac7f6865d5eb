import { type Counts, type Violation, addCounts } from '@ticket-distribution/simulation';

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

export const NOTHING_YET: BatchReport = { seeds: 0, steps: 0, simulatedMs: 0, counts: {}, broken: [] };

export function together(one: BatchReport, other: BatchReport): BatchReport {
  const counts = { ...one.counts };
  addCounts(counts, other.counts);
  return {
    seeds: one.seeds + other.seeds,
    steps: one.steps + other.steps,
    simulatedMs: one.simulatedMs + other.simulatedMs,
    counts,
    broken: [...one.broken, ...other.broken].toSorted((first, second) => first.seed - second.seed),
  };
}
