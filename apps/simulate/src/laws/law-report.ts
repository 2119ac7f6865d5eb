import type { BrokenBySeed } from './law-batch.js';

/** What the laws came to with some seeds. */
export interface LawReport {
  readonly seeds: number;
  readonly broken: readonly BrokenBySeed[];
}

export const NO_LAW_YET: LawReport = { seeds: 0, broken: [] };

export function lawsTogether(one: LawReport, other: LawReport): LawReport {
  return { seeds: one.seeds + other.seeds, broken: [...one.broken, ...other.broken] };
}
