import { collectedTests } from '../runner/collected-tests.js';
import type { TestRunner } from '../runner/test-runner.js';

/** A law that does not hold, and by what it was broken. */
export interface BrokenLaw {
  readonly title: string;
  readonly error: Error;
}

/**
 * Holds something against laws or a contract outside of a test run: for those who want to see that they find what they are there
 * to find. Time limits are not kept.
 *
 * @param laws registers them, such as `(runner) => policyLaws(runner, policy)`
 * @param isFirstEnough whether the laws after a broken one are left out
 * @returns the broken laws; empty when all hold
 */
export async function brokenLaws(
  laws: (runner: TestRunner) => void,
  isFirstEnough = false,
): Promise<readonly BrokenLaw[]> {
  const broken: BrokenLaw[] = [];
  for (const test of collectedTests(laws)) {
    await test.run().catch((error: Error) => broken.push({ title: test.title, error }));
    if (isFirstEnough && broken.length > 0) break;
  }
  return broken;
}
