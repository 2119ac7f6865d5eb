import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';

/** What a command writes, and its exit code. */
type Said = readonly [text: string, code: number];

const SKIPPED: Said = ['Node is skipped: it cannot be fetched.', 0];

describe('The closing line of .ci/run', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-ci-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const program = async (name: string, [text, code]: Said, before = ''): Promise<void> => {
    const path = join(folder, name);
    await writeFile(path, `#!/bin/sh\n${before}cat <<'END'\n${text}\nEND\nexit ${code}\n`);
    await chmod(path, 0o755);
  };

  /**
   * Its last line and exit code, when `npm test` and each run under another Node say this.
   *
   * @param checked the exit code of each `npm run check:…`
   */
  const closing = async (
    test: Said,
    otherNode: Said,
    checked = 0,
  ): Promise<readonly [line: string | undefined, code: number]> => {
    await program('npm', test, `if [ "$1" = run ]; then exit ${checked}; fi\n`);
    await program('node', otherNode);
    // Installs what judges: not the subject here.
    await program('apt-get', ['', 0]);
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
    const lastLine = (stdout: string) => stdout.trimEnd().split('\n').at(-1);
    return promisify(execFile)(join(root, '.ci', 'run'), { env }).then(
      ({ stdout }) => [lastLine(stdout), 0] as const,
      ({ stdout, code }) => [lastLine(stdout), code] as const,
    );
  };

  it('adds the tests under the other two versions of Node', async () => {
    const test: Said = ['✔ one: 5 passing\n\n  3592 passing (3m)\n  2 pending\n', 0];
    expect(await closing(test, ['\n  100 passing (1m)\n', 0])).to.deep.equal(['3792 passed, 0 failed', 0]);
    expect(await closing(test, SKIPPED)).to.deep.equal(['3592 passed, 0 failed', 0]);
  });

  it('counts what failed, in the last summary and anywhere', async () => {
    const test: Said = ['  | 3 passing\n\n  10 passing (3m)\n  2 failing\n', 1];
    expect(await closing(test, ['  4 passing (1m)\n  1 failing\n', 1])).to.deep.equal(['18 passed, 4 failed', 1]);
  });

  it('fails when something beside the tests failed, or no test ran', async () => {
    expect(await closing(['  10 passing (3m)\n', 1], SKIPPED)).to.deep.equal(['10 passed, 1 failed', 1]);
    expect(await closing(['nothing to do', 0], SKIPPED)).to.deep.equal(['0 passed, 1 failed', 1]);
    expect(await closing(['it broke', 1], SKIPPED)).to.deep.equal(['0 passed, 1 failed', 1]);
    expect(await closing(['  10 passing (3m)\n', 0], ['it broke', 1])).to.deep.equal(['10 passed, 2 failed', 1]);
    expect(await closing(['  10 passing (3m)\n', 0], SKIPPED, 1)).to.deep.equal(['10 passed, 4 failed', 1]);
  });
});
