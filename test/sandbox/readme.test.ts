import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type SandboxProcess, spawnSandbox } from './process.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);

const hasCurl = (): Promise<boolean> =>
  run('curl', ['--version']).then(
    () => true,
    () => false,
  );

describe('The README of the sandbox', () => {
  let folder: string;
  let sandbox: SandboxProcess;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-readme-'));
    sandbox = await spawnSandbox(folder);
  });
  afterEach(async () => {
    await sandbox.end('SIGTERM');
    await rm(folder, { recursive: true });
  });

  it('shows calls that do what it says', async function () {
    if (!(await hasCurl())) this.skip();
    const readme = await readFile(join(root, 'apps/sandbox/README.md'), 'utf8');
    const block = [...readme.matchAll(/```sh\n([^]*?)```/g)][1]?.[1] ?? '';
    const script = block
      .replace('http://127.0.0.1:3100', sandbox.address)
      .replace(/^curl .*$/gm, (line) => `${line}; code=$?; echo; echo "ended with $code"`);
    const { stdout } = await run('sh', ['-c', script], { cwd: root, maxBuffer: 10_000_000 });
    const endings = [...stdout.matchAll(/^ended with (\d+)$/gm)].map(([, code]) => Number(code));
    expect(endings).to.deep.equal([0, 0, 0, 0, 0, 0, 52, 0, 0, 0, 0]);
    for (const seen of ['Fleksibel billett', 'image/apng', 'Monthly ticket', '"key":"k1"', 'CANCELLED_EXTERNALLY']) {
      expect(stdout).to.contain(seen);
    }
  });
});
