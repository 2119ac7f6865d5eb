import { writeFileSync } from 'node:fs';
import type { ChapterOptions } from '../chapters/chapter-options.js';
import { codes } from '../chapters/codes.js';
import { drain } from '../chapters/drain.js';
import { growth } from '../chapters/growth/growth.js';
import { memory } from '../chapters/memory.js';
import { operations } from '../chapters/operations/operations.js';
import { peer } from '../chapters/peer/peer.js';
import { plan } from '../chapters/plan.js';
import { rest } from '../chapters/rest.js';
import { resultText } from '../report/result-text.js';
import type { BenchResult, Chapter } from '../result/bench-result.js';
import { thisCommit, thisMachine } from '../result/machine.js';
import { RowBook } from '../result/row-book.js';
import { databaseVersions } from '../world/database-versions.js';
import type { BenchOptions } from './bench-options.js';
import { calledPath } from './read-result.js';

const RUN: Readonly<Record<Chapter, (options: ChapterOptions, book: RowBook) => Promise<void>>> = {
  plan,
  operations,
  peer,
  drain,
  growth,
  rest,
  memory,
  codes,
};

/** Where a run writes its result is a matter of who runs it, and no part of what others repeat. */
function withoutFile(given: readonly string[]): readonly string[] {
  return given.filter((argument, index) => !/^--json(?:=|$)/.test(argument) && given[index - 1] !== '--json');
}

/**
 * Measures, says what it found and writes it.
 *
 * @returns the exit code: 1 when something was answered or handed over wrongly
 */
export async function runBench(options: BenchOptions, given: readonly string[]): Promise<number> {
  const at = new Date().toISOString();
  const machine = thisMachine(await databaseVersions(options.databases));
  const book = new RowBook((line) => console.error(line));
  for (const chapter of options.chapters) await RUN[chapter](options, book);
  const result: BenchResult = {
    format: 1,
    at,
    commit: thisCommit(),
    machine,
    arguments: withoutFile(given),
    rounds: options.rounds,
    rows: book.rows,
    problems: book.problems,
  };
  if (options.json !== null) writeFileSync(calledPath(options.json), `${JSON.stringify(result, null, 2)}\n`);
  console.log(resultText(result));
  return book.problems.length === 0 ? 0 : 1;
}
