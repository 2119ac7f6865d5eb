import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '@ticket-distribution/processes';
import { pageText } from '../report/page-text.js';
import { calledPath, readResult } from './read-result.js';

/**
 * `page A.json... [--to FILE]`: writes docs/performance.md, or the file; each row of the last result that has it.
 *
 * @returns the exit code
 */
export function writePage(given: readonly string[]): number {
  const options = { to: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true });
  if (positionals.length === 0) throw new Error('npm run bench -- page A.json... [--to FILE]');
  const to = values.to === undefined ? join(root, 'docs', 'performance.md') : calledPath(values.to);
  writeFileSync(to, pageText(positionals.map(readResult)));
  console.log(`Written: ${to}`);
  return 0;
}
