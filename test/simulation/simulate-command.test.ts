import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MUTANTS, lawBatch, planted, settingsOf } from '@ticket-distribution/simulate';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';

const run = promisify(execFile);
const program = join(root, 'apps', 'simulate', 'dist', 'main.js');

describe('The command simulate', () => {
  it('runs a campaign and sums it up', async () => {
    const { stdout } = await run(process.execPath, [program, '--seeds', '20', '--from', '1000', '--workers', '1']);
    expect(stdout).to.match(/20 seeds in \d+ s \(\d+ seeds\/s\)/);
    expect(stdout).to.match(/\d+ {2}crashes/);
    expect(stdout).to.match(/All \d+ promises were kept/);
  });

  it('replays a seed step by step', async () => {
    const { stdout } = await run(process.execPath, [program, '--seed', '7', '--whole']);
    expect(stdout).to.match(/^seed 7: \d+ steps, trace [0-9a-f]{8}/);
    expect(stdout).to.match(/\d+ ms {2}— version/);
    expect(stdout).to.contain('Every promise was kept.');
  });

  it('finds a planted bug, and says by which promise', async () => {
    const asked = [program, '--mutant', 'stored-after-commit', '--seeds', '100'];
    const { stdout } = await run(process.execPath, asked);
    expect(stdout).to.match(/stored-after-commit +\d+ +delivery-with-decision/);
    expect(stdout).to.contain('1 of 1 planted bugs were found');
  });

  it('tries the laws of the testkit, and sums it up', async () => {
    const { stdout } = await run(process.execPath, [program, '--laws', '--seeds', '2', '--from', '1000']);
    expect(stdout).to.match(/2 seeds in \d+ s\. All laws held\./);
    const again = await run(process.execPath, [program, '--laws', '--seed', '1001']);
    expect(again.stdout).to.match(/1 seeds in \d+ s\. All laws held\./);
  });

  it('finds a bug that breaks a law, and says which and by which seed', async () => {
    const { stdout } = await run(process.execPath, [program, '--mutant', 'lists-by-place', '--workers', '1']);
    expect(stdout).to.match(/lists-by-place +(\d+) +a law .*\n {2}rest: what any release stored/);
  });

  it('names the setting that it cannot use, and its rule', () => {
    expect(() => settingsOf(['--seeds', 'many'])).to.throw('--seeds must be a whole number from 1 on, not "many"');
    expect(() => settingsOf(['--workers', '0'])).to.throw('--workers must be a whole number from 1 on');
  });
});

describe('A seed of the laws', () => {
  it('leaves those that follow to their own seeds', async () => {
    const before = fc.readConfigureGlobal();
    expect(await lawBatch(1)).to.deep.equal([]);
    expect(fc.readConfigureGlobal()).to.deep.equal(before);
  });
});

describe('Planted bugs', () => {
  for (const { name, edits } of MUTANTS) {
    it(`fit the code: ${name}`, async () => {
      for (const edit of edits) {
        const text = await readFile(join(root, 'packages', edit.file), 'utf8');
        expect(planted(text, edit, name)).to.not.equal(text);
      }
    });
  }

  it('that fit no longer are an error', () => {
    const edit = { file: 'domain/dist/x.js', find: 'gone', put: 'there' };
    expect(() => planted('nothing of it', edit, 'old')).to.throw(
      'Mutant old does not fit: domain/dist/x.js has 0 places',
    );
    expect(() => planted('gone and gone', edit, 'old')).to.throw('has 2 places');
  });
});
