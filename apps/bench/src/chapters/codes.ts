import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '@ticket-distribution/processes';
import type { CodeFigures } from '../codes/codes-main.js';
import type { RowBook } from '../result/row-book.js';
import type { ChapterOptions } from './chapter-options.js';

const PROGRAM = join(root, 'apps', 'bench', 'dist', 'codes', 'codes-main.js');
const run = promisify(execFile);

/** Codes of tickets, signed, verified and drawn, without database and network. */
export async function codes({ rounds }: ChapterOptions, book: RowBook): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    const { stdout } = await run(process.execPath, [PROGRAM]);
    for (const { what, perSecond, besidePerSecond } of JSON.parse(stdout) as CodeFigures[]) {
      const beside = Object.entries(besidePerSecond).map(([name, rate]) => [name, { perSecond: rate }] as const);
      book.note('codes', what, {}, { perSecond }, Object.fromEntries(beside));
    }
  }
}
