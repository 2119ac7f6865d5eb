import type { IncomingHttpHeaders } from 'node:http';
import { malformed } from '@ticket-distribution/domain';

/**
 * A string as structured fields write it (RFC 9651, 3.3.3), without parameters; or its characters without the quotation
 * marks, as most clients send it: then without what separates values in a header.
 */
export const IDEMPOTENCY_KEY_PATTERN: RegExp = /^(?:"(?:[ !#-[\]-~]|\\["\\]){1,255}"|[!#-+\--:<-[\]-~]{1,255})$/;

/**
 * The key of the header Idempotency-Key: `"a"` and `a` are one key.
 *
 * @returns undefined without the header
 * @throws DomainError `request/malformed`
 */
export function idempotencyKeyOf({ 'idempotency-key': header }: IncomingHttpHeaders): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !IDEMPOTENCY_KEY_PATTERN.test(header)) {
    const message = 'must be one key of 1 to 255 visible ASCII characters in quotation marks, such as "8e03978e"';
    throw malformed([{ field: 'header Idempotency-Key', message }]);
  }
  return header.startsWith('"') ? header.slice(1, -1).replace(/\\(["\\])/g, '$1') : header;
}
