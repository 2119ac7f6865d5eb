/** What a suite says of one of its tests. */
export interface TestOptions {
  /** The longest that it may take, milliseconds; that of the runner when absent. */
  readonly timeout?: number;
  /** Whether it is left out, and shown so. */
  readonly skip?: boolean;
}

/**
 * What laws and contracts need of a test runner, in the form that `node:test` and `vitest` share: the module of either is one as
 * it stands. That of mocha is `mochaRunner`.
 */
export interface TestRunner {
  readonly describe: (title: string, suite: () => void) => unknown;
  readonly it: (title: string, options: TestOptions, test: () => void | Promise<void>) => unknown;
  /** Before every test of the suite in which it is called, and of those inside. */
  readonly beforeEach: (hook: () => void | Promise<void>) => unknown;
  readonly afterEach: (hook: () => void | Promise<void>) => unknown;
}
