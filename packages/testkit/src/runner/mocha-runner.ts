import { afterEach, beforeEach, describe, it } from 'mocha';
import type { TestRunner } from './test-runner.js';

/** mocha (11 or newer), in the form that laws and contracts ask for. */
export const mochaRunner: TestRunner = {
  describe,
  it: (title, { timeout, skip = false }, test) => {
    const registered = skip ? it.skip(title, test) : it(title, test);
    if (timeout !== undefined) registered.timeout(timeout);
  },
  beforeEach,
  afterEach,
};
