import { DomainError, type Violation, malformed } from '@ticket-distribution/domain';

type Readings<Readers> = { readonly [Name in keyof Readers]: Readers[Name] extends () => infer Value ? Value : never };

/**
 * Reads all parts of a request and tells the violations of all of them at once.
 *
 * @throws DomainError `request/malformed`
 */
export function readAll<Readers extends Record<string, () => unknown>>(readers: Readers): Readings<Readers> {
  const violations: Violation[] = [];
  const readings = Object.entries(readers).map(([name, read]) => {
    try {
      return [name, read()];
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'request/malformed') throw error;
      violations.push(...error.violations);
      return [name, undefined];
    }
  });
  if (violations.length > 0) throw malformed(violations);
  return Object.fromEntries(readings) as Readings<Readers>;
}
