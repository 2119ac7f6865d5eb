import * as fc from 'fast-check';
import type { TestRunner } from '../runner/test-runner.js';

/** Some hundred histories take a second or two; a loaded machine may need many times that. */
const LONGEST_LAW_MS = 120_000;

/** Registers a law: its sentence, what it is tried with, and what throws where it does not hold. */
export type Law = <Tried>(sentence: string, any: fc.Arbitrary<Tried>, holds: (tried: Tried) => void) => void;

/**
 * A suite of laws.
 *
 * @param runs tried per law
 */
export function laws(runner: TestRunner, title: string, runs: number, register: (law: Law) => void): void {
  runner.describe(title, () => {
    register((sentence, any, holds) => {
      runner.it(sentence, { timeout: LONGEST_LAW_MS }, () => fc.assert(fc.property(any, holds), { numRuns: runs }));
    });
  });
}
