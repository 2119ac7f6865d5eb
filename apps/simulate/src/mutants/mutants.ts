import { FOUND_BY_LAWS } from './found-by-laws.js';
import { FOUND_BY_SEEDS } from './found-by-seeds.js';
import type { Mutant } from './mutant.js';

/** The bugs that have to be found. */
export const MUTANTS: readonly Mutant[] = [
  ...FOUND_BY_SEEDS.map((bug) => ({ ...bug, foundBy: 'seeds' as const })),
  ...FOUND_BY_LAWS.map((bug) => ({ ...bug, foundBy: 'laws' as const })),
];
