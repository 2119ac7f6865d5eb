import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BenchResult } from '../result/bench-result.js';

/**
 * A path as it was meant where npm was called; npm runs scripts at the root of the repository.
 */
export function calledPath(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: calledFrom } = process.env;
  return resolve(script === 'bench' && calledFrom !== undefined ? calledFrom : process.cwd(), path);
}

/**
 * Reads what `--json` has written.
 *
 * @throws Error for any other file
 */
export function readResult(path: string): BenchResult {
  const read = JSON.parse(readFileSync(calledPath(path), 'utf8')) as { readonly format?: unknown };
  if (read.format !== 1) throw new Error(`${path} is no result of this benchmark`);
  return read as BenchResult;
}
