import Mocha from 'mocha';

/** A law that does not hold, and by what it was broken. */
export interface BrokenLaw {
  readonly title: string;
  readonly error: Error;
}

/**
 * Holds something against laws outside of a test run, in a mocha of its own: for those who want to see that the laws find what
 * they are there to find. To be called where all tests are registered already.
 *
 * @param laws registers the laws, such as `() => policyLaws(policy)`
 * @param isFirstEnough whether the laws after a broken one are left out
 * @returns the broken laws; empty when all hold
 */
export async function brokenLaws(laws: () => void, isFirstEnough = false): Promise<readonly BrokenLaw[]> {
  const broken: BrokenLaw[] = [];
  const mocha = new Mocha({ reporter: Mocha.reporters.Base, bail: isFirstEnough });
  mocha.suite.emit('pre-require', {} as never, '', mocha);
  laws();
  await new Promise<void>((resolve) => {
    mocha.run(() => resolve()).on('fail', ({ title }, error) => broken.push({ title, error: error as Error }));
  });
  return broken;
}
