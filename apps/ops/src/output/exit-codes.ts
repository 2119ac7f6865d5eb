import { NoAnswer } from '@ticket-distribution/client';
import { UsageError } from '../errors/usage-error.js';

/** What the process ends with. */
export const EXIT_CODES = { done: 0, refused: 1, usage: 2, notReachable: 3, interrupted: 130 } as const;

export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return EXIT_CODES.usage;
  if (error instanceof NoAnswer) return EXIT_CODES.notReachable;
  return EXIT_CODES.refused;
}
