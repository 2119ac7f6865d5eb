import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type BenchResult, CHAPTERS } from '@ticket-distribution/bench';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { temporaryFolder } from '../adapters/temporary-folder.js';
import { root } from '../architecture/source-files.js';

const run = promisify(execFile);
const program = join(root, 'apps', 'bench', 'dist', 'main.js');

/** Five orders of everything, on SQLite. */
const SMALL = ['--quick', '--databases', 'sqlite', '--rounds', '1', '--batch', '5', '--warm-up', '5', '--orders', '10'];
const SMALLER = ['--deliveries', '5', '--latencies', '0,5', '--groups', '5,10', '--plan-lines', '1,4', '--rest', '1'];

describe('The command bench', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let file: string;
  let result: BenchResult;

  before(async () => {
    folder = await temporaryFolder();
    file = join(folder.path, 'a.json');
    await run(process.execPath, [program, ...SMALL, ...SMALLER, '--json', file]);
    result = JSON.parse(await readFile(file, 'utf8')) as BenchResult;
  });

  after(() => folder.remove());

  it('measures every chapter but the peer, which needs PostgreSQL, and finds every answer right and every ticket handed over once', () => {
    expect(new Set(result.rows.map(({ chapter }) => chapter))).to.deep.equal(
      new Set(CHAPTERS.filter((chapter) => chapter !== 'peer')),
    );
    expect(result.problems).to.deep.equal([]);
  });

  it('says with what it was run, and not where its result lies', () => {
    expect(result.arguments).to.deep.equal([...SMALL, ...SMALLER]);
  });

  it('gives each operation a rate, latencies, CPU and memory, and a ceiling of the same round', () => {
    const operations = result.rows.filter(({ chapter }) => chapter === 'operations');
    expect(operations.map(({ what }) => what)).to.deep.equal(['record', 'distribute', 'search', 'summary']);
    for (const { what, figures, ceilings } of operations) {
      for (const name of ['perSecond', 'p50Ms', 'p95Ms', 'p99Ms', 'cpuMs', 'peakMiB'] as const) {
        expect(figures[name], `${what}: ${name}`).to.have.length(1);
      }
      expect(ceilings, what).to.not.have.length(0);
      for (const ceiling of ceilings) expect(ceiling.figures.perSecond, `${what}: ${ceiling.name}`).to.have.length(1);
    }
  });

  it('answers as the bare-bones server does: the same bytes', () => {
    const record = result.rows.find(({ chapter, what }) => chapter === 'operations' && what === 'record');
    const bare = record?.ceilings.find(({ name }) => name === 'bare-bones');
    expect(bare?.figures.answerBytes).to.deep.equal(record?.figures.answerBytes);
  });

  it('writes a page of the result, and compares it with itself', async () => {
    const page = join(folder.path, 'page.md');
    await run(process.execPath, [program, 'page', file, '--to', page]);
    const written = await readFile(page, 'utf8');
    expect(written).to.match(/^# Performance\n/);
    expect(written.match(/^Not measured\.$/gm)).to.have.length(1);
    const { stdout } = await run(process.execPath, [program, 'compare', file, file]);
    expect(stdout).to.contain('record, sqlite, 8 clients, 1 lines');
    expect(stdout).to.not.contain('in one of the two only');
  });

  it('ends with 1 and says why when it cannot use what it is asked for', async () => {
    const asked = run(process.execPath, [program, '--only', 'nothing']);
    const error = await asked.then(
      () => null,
      (thrown: { code: number; stderr: string }) => thrown,
    );
    expect(error?.code).to.equal(1);
    expect(error?.stderr).to.contain('--only: nothing is none of');
  });
});
