import type { TestOptions, TestRunner } from './test-runner.js';

/** A test runner as suites speak to it: most tests have nothing to say of themselves, so that options come last. */
export interface Suite extends Omit<TestRunner, 'it'> {
  readonly it: (title: string, test: () => void | Promise<void>, options?: TestOptions) => void;
}

export function suiteOn({ describe, it, beforeEach, afterEach }: TestRunner): Suite {
  return { describe, it: (title, test, options = {}) => void it(title, options, test), beforeEach, afterEach };
}
