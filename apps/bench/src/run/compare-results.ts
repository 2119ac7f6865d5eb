import { comparisonText } from '../report/comparison-text.js';
import { readResult } from './read-result.js';

/**
 * `compare A.json B.json`.
 *
 * @returns the exit code
 */
export function compareResults([before, after, ...more]: readonly string[]): number {
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error('npm run bench -- compare A.json B.json');
  }
  console.log(comparisonText(readResult(before), readResult(after)));
  return 0;
}
