import { type Violation, firstCharacters, malformed } from '@ticket-distribution/domain';
import { type Query, parametersOf } from './page-query.js';

const TRUTHS: Readonly<Record<string, boolean>> = { true: true, false: false };

/**
 * Whether the query asks for it to be done whatever stands against it.
 *
 * @throws DomainError `request/malformed` for another value, and another parameter
 */
export function forcedBy(query: Query): boolean {
  const violations: Violation[] = [];
  let isForced = false;
  for (const [name, [text = '', ...more]] of parametersOf(query)) {
    const truth = Object.hasOwn(TRUTHS, text) ? TRUTHS[text] : undefined;
    if (name !== 'force') violations.push({ field: firstCharacters(name, 100), message: 'is not a known parameter' });
    else if (truth === undefined || more.length > 0) violations.push({ field: name, message: 'must be true or false' });
    else isForced = truth;
  }
  if (violations.length > 0) throw malformed(violations.slice(0, 100));
  return isForced;
}
