import type { TestRunner } from './test-runner.js';

type Work = () => void | Promise<void>;

/** A test with the hooks of the suites around it. */
export interface CollectedTest {
  readonly title: string;
  /** Rejects when the test or one of its hooks fails. */
  run(): Promise<void>;
}

/** Hooks of a suite, those of the suites around it first. */
interface Hooks {
  readonly before: Work[];
  readonly after: Work[];
}

/**
 * The tests that a suite registers, in their order, without those that are left out. None is run.
 *
 * @param register registers them with the runner that it is given
 */
export function collectedTests(register: (runner: TestRunner) => void): readonly CollectedTest[] {
  const tests: CollectedTest[] = [];
  let around: readonly Hooks[] = [{ before: [], after: [] }];
  register({
    describe: (_title, suite) => {
      const outside = around;
      around = [...outside, { before: [], after: [] }];
      suite();
      around = outside;
    },
    it: (title, { skip = false }, test) => {
      const hooks = around;
      if (!skip) tests.push({ title, run: () => runTest(test, hooks) });
    },
    beforeEach: (hook) => around.at(-1)?.before.push(hook),
    afterEach: (hook) => around.at(-1)?.after.push(hook),
  });
  return tests;
}

async function runTest(test: Work, hooks: readonly Hooks[]): Promise<void> {
  try {
    for (const hook of hooks.flatMap(({ before }) => before)) await hook();
    await test();
  } finally {
    for (const hook of hooks.toReversed().flatMap(({ after }) => after)) await hook();
  }
}
