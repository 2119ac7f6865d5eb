import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BenchResult,
  CHAPTERS,
  comparisonText,
  countedStatements,
  keptResults,
  pageText,
} from '@ticket-distribution/bench';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';
import { aDistribute, aDistributeBesideAPeer, aResult } from './a-result.js';

/** The cells of the line of a page that begins with these words. */
function cellsOf(page: string, first: string): string[] {
  const line = page.split('\n').find((one) => one.startsWith(`| ${first}`)) ?? '';
  return line.split('|').map((cell) => cell.trim());
}

function verdictOf(result: BenchResult, first: string): string | undefined {
  return cellsOf(pageText([result]), first).at(-2);
}

describe('The page of a benchmark', () => {
  const page = pageText([aResult([aDistribute()])]);

  it('is in the documentation as the kept results say it', () => {
    expect(readFileSync(join(root, 'docs', 'performance.md'), 'utf8')).to.equal(
      pageText(keptResults(), countedStatements()),
    );
  });

  it('names machine, versions and commit, and how to repeat the run', () => {
    expect(page).to.contain('2 cores (A processor), 8 GiB, linux x64, Node v20.19.0, PostgreSQL 18.4, SQLite 3.52.0');
    expect(page).to.contain('Measured on 2026-11-29 at 0123456789ab');
    expect(page).to.contain('npm run bench -- --rounds 3');
  });

  it('shows every row with spread, ceiling and the median of the ratios of each round', () => {
    const cells = cellsOf(page, 'distribute | postgres');
    expect(cells).to.include('100 / 200 / 210');
    expect(cells).to.include('bare-bones (300 per second, 1.2 CPU ms): 0.5 / 0.7 / 0.8');
  });

  it('has a chapter for each, and says of what was not run that it was not measured', () => {
    expect(page.match(/^## /gm)).to.have.length(CHAPTERS.length + 2);
    expect(page.match(/^Not measured\.$/gm)).to.have.length(CHAPTERS.length - 1);
  });

  it('says of every floor whether it is met', () => {
    expect(verdictOf(aResult([aDistribute()]), 'distribute on PostgreSQL')).to.equal('yes');
    expect(verdictOf(aResult([aDistribute({ cpuMs: [3.1, 3.1, 2] })]), 'distribute on PostgreSQL')).to.equal('no');
    expect(verdictOf(aResult([aDistribute({ cpuMs: [] })]), 'distribute on PostgreSQL')).to.equal('not measured');
    expect(verdictOf(aResult([aDistribute()]), 'memory over')).to.equal('not measured');
    expect(verdictOf(aResult([aDistribute()]), 'distribute against the best peer')).to.equal('not measured');
  });

  it('holds the statements that tests count to their limits, and has none that nobody told it', () => {
    const floor = 'statements of record / distribute / summary / search on SQLite';
    const told = (sqlite: number): string[] =>
      cellsOf(
        pageText([aResult([])], { ...countedStatements(), 'recordOrderVersion, new': { sqlite, postgres: 3 } }),
        floor,
      );
    expect(cellsOf(page, floor).at(-2)).to.equal('not measured');
    expect(told(9).at(-2)).to.equal('yes');
    expect(told(9).at(-3)).to.contain('9 a record; ');
    expect(told(10).at(-2)).to.equal('no');
  });

  it('holds a distribute against the peer in the same rounds, and against nothing else', () => {
    const floor = 'distribute against the best peer';
    expect(verdictOf(aResult([aDistributeBesideAPeer([90, 101, 110])]), floor)).to.equal('yes');
    expect(verdictOf(aResult([aDistributeBesideAPeer([90, 99, 110])]), floor)).to.equal('no');
    const beside = pageText([aResult([aDistributeBesideAPeer([90, 101, 110])])]);
    expect(cellsOf(beside, floor)).to.include('5.05 times Vendure');
    expect(cellsOf(beside, 'distribute on PostgreSQL').at(-2)).to.equal('not measured');
  });

  it('holds a million groups against ten thousand by the worst operation', () => {
    const grown = (what: string, p95: number) => ({
      ...aDistribute({ p95Ms: [p95] }),
      chapter: 'growth' as const,
      what,
      conditions: { database: 'postgres', groups: 1_000_000 },
      ceilings: [{ name: '10000 groups', figures: { p95Ms: [10] } }],
    });
    const idle = (groups: number, cpu: number) => ({
      ...grown('nobody asks', 10),
      conditions: { database: 'postgres', groups },
      figures: { idleCpuMsPerSecond: [cpu] },
      ceilings: [],
    });
    const floor = '1 million groups against 10 thousand';
    const calm = [idle(10_000, 10), idle(1_000_000, 11)];
    expect(verdictOf(aResult([grown('record', 12), ...calm]), floor)).to.equal('yes');
    expect(verdictOf(aResult([grown('record', 12), grown('summary', 16), ...calm]), floor)).to.equal('no');
    expect(verdictOf(aResult([grown('record', 12), idle(10_000, 10), idle(1_000_000, 16)]), floor)).to.equal('no');
  });

  it('takes each row of the last result that has it, and says of which run it is', () => {
    const grown = { ...aDistribute(), chapter: 'growth' as const, conditions: { database: 'postgres', groups: 10 } };
    const [old, again, other] = [
      aResult([aDistribute({ perSecond: [1] })], { commit: 'old000000000' }),
      aResult([aDistribute({ perSecond: [77] })]),
      aResult([grown], { commit: 'ba9876543210', arguments: ['--only', 'growth'] }),
    ];
    const text = pageText([old, again, other]);
    expect(cellsOf(text, 'distribute | postgres')).to.include('77');
    expect(text).to.contain('operations: measured on 2026-11-29 at 0123456789ab');
    expect(text).to.contain('growth: measured on 2026-11-29 at ba9876543210');
    expect(text).not.to.contain('old000000000');
    expect(text).to.match(
      /bench -- --rounds 3 --json RESULT-1.json\nnpm run bench -- --only growth --json RESULT-2.json\n.* page RESULT-1\.json RESULT-2\.json/,
    );
  });

  it('leaves a row that was measured anew where it was', () => {
    const search = { ...aDistribute(), what: 'search' };
    const text = pageText([
      aResult([aDistribute({ perSecond: [1] }), search]),
      aResult([aDistribute({ perSecond: [77] })]),
    ]);
    const rows = text.split('\n').filter((row) => /^\| (distribute|search) \| postgres/.test(row));
    expect(rows.map((row) => row.split(' | ')[0])).to.deep.equal(['| distribute', '| search']);
    expect(rows[0]).to.include('77');
  });

  it('says first that a run in which something went wrong is worth nothing', () => {
    const wrong = pageText([aResult([aDistribute()], { problems: ['a ticket twice'] })]);
    expect(wrong).to.contain('**What was measured is worth nothing:** 1 answers or hand-overs were wrong.');
  });
});

describe('The comparison of two results', () => {
  it('shows what every figure was and is, and the ratios to the ceilings', () => {
    const before = aResult([aDistribute()]);
    const after = aResult([aDistribute({ perSecond: [400, 200, 420] })], { commit: 'ba9876543210' });
    const text = comparisonText(before, after);
    expect(text).to.contain('0123456789ab (2026-11-29T12:00) → ba9876543210');
    expect(text).to.match(/per second +200 → +400 {2}× 2\.00/);
    expect(text).to.match(/CPU ms +2\.8 → +2\.8 {2}× 1\.00/);
    expect(text).to.match(/ratio to bare-bones +0\.7 → +1\.4 {2}× 2\.00/);
    expect(text).not.to.contain('different machines');
  });

  it('says where rows are missing, and that machines differ', () => {
    const other = { ...aResult([]).machine, cores: 64 };
    const text = comparisonText(aResult([aDistribute()]), aResult([], { machine: other }));
    expect(text).to.contain('1 rows are in one of the two only');
    expect(text).to.contain('different machines');
  });
});
