import { type TestRunner, brokenLaws } from '@ticket-distribution/testkit/suites';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const failing = (reason: string) => async (): Promise<void> => {
  throw new Error(reason);
};

describe('What is held against laws outside of a test run', () => {
  it('runs every test within the hooks of the suites around it, those outside first, also when it fails', async () => {
    const done: string[] = [];
    const suite = ({ describe: group, it: test, beforeEach, afterEach }: TestRunner): void => {
      group('outside', () => {
        beforeEach(() => void done.push('before'));
        afterEach(() => void done.push('after'));
        group('inside', () => {
          beforeEach(async () => void done.push('before inside'));
          test('first', {}, failing('no'));
          afterEach(() => void done.push('after inside'));
        });
        test('second', {}, () => void done.push('second'));
      });
      test('third', {}, () => void done.push('third'));
    };
    expect((await brokenLaws(suite)).map(({ title, error }) => [title, error.message])).to.deep.equal([
      ['first', 'no'],
    ]);
    const aroundFirst = ['before', 'before inside', 'after inside', 'after'];
    expect(done).to.deep.equal([...aroundFirst, 'before', 'second', 'after', 'third']);
  });

  it('leaves out what is to be left out, and what comes after a broken law where the first is enough', async () => {
    const suite = ({ it: test }: TestRunner): void => {
      test('left out', { skip: true }, failing('was run'));
      test('one', {}, failing('first'));
      test('other', {}, failing('second'));
    };
    const titles = async (isFirstEnough: boolean) => (await brokenLaws(suite, isFirstEnough)).map(({ title }) => title);
    expect(await titles(false)).to.deep.equal(['one', 'other']);
    expect(await titles(true)).to.deep.equal(['one']);
  });

  it('is broken where a hook fails', async () => {
    const suite = ({ it: test, beforeEach }: TestRunner): void => {
      beforeEach(failing('cannot be opened'));
      test('one', {}, () => {});
    };
    expect((await brokenLaws(suite)).map(({ error }) => error.message)).to.deep.equal(['cannot be opened']);
  });
});
