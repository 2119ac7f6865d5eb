import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '@ticket-distribution/processes';
import type { PlanFigures } from '../plans/plans-main.js';
import type { RowBook } from '../result/row-book.js';
import type { ChapterOptions } from './chapter-options.js';

const PROGRAM = join(root, 'apps', 'bench', 'dist', 'plans', 'plans-main.js');
const run = promisify(execFile);

/** Plans in the pure domain, without database and network; the ceiling is reading the order from JSON. */
export async function plan({ rounds, planLines, planMs }: ChapterOptions, book: RowBook): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    for (const lines of planLines) {
      const { stdout } = await run(process.execPath, ['--expose-gc', PROGRAM, String(lines), String(planMs)]);
      for (const { what, perSecond, heapBytes, readsPerSecond } of JSON.parse(stdout) as PlanFigures[]) {
        const ceilings = { 'the order read from JSON': { perSecond: readsPerSecond } };
        book.note('plan', what, { lines }, { perSecond, heapBytes }, ceilings);
      }
    }
  }
}
