import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '@ticket-distribution/processes';
import type { StatementCounts } from '../report/floors.js';
import { pageText } from '../report/page-text.js';
import type { BenchResult } from '../result/bench-result.js';
import { calledPath, readResult } from './read-result.js';

/** Where the results are that docs/performance.md is written from. */
const KEPT_RESULTS = join(root, 'docs', 'measurements');

/**
 * `page [A.json...] [--to FILE]`: writes docs/performance.md, or the file; each row of the last result that has it. Without results,
 * from those that are kept.
 *
 * @returns the exit code
 */
export function writePage(given: readonly string[]): number {
  const options = { to: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true });
  const results = positionals.length === 0 ? keptResults() : positionals.map(readResult);
  const to = values.to === undefined ? join(root, 'docs', 'performance.md') : calledPath(values.to);
  writeFileSync(to, pageText(results, countedStatements()));
  console.log(`Written: ${to}`);
  return 0;
}

/** The results that are kept, the oldest first. */
export function keptResults(): BenchResult[] {
  return readdirSync(KEPT_RESULTS)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readResult(join(KEPT_RESULTS, name)))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

/** The statements of each operation, which a test compares with what is sent. */
export function countedStatements(): StatementCounts {
  return JSON.parse(readFileSync(join(root, 'test', 'budgets', 'budgets.json'), 'utf8')) as StatementCounts;
}
