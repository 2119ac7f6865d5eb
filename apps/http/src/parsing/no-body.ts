import { malformed } from '@ticket-distribution/domain';

/**
 * Lets an absent body pass, and an empty object.
 *
 * @throws DomainError `request/malformed` with one violation per field
 */
export function refuseBody(body: unknown): void {
  if (body === undefined) return;
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    throw malformed([{ field: 'body', message: 'must be absent, or an empty JSON object' }]);
  }
  const names = Object.keys(body).slice(0, 100);
  if (names.length === 0) return;
  throw malformed(names.map((name) => ({ field: name.slice(0, 100), message: 'is not a known field' })));
}
