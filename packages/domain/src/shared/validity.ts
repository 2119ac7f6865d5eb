import type { Instant } from './instant.js';

/** From when until when a ticket is valid: the start belongs to it, the end does not (our choice). */
export interface Validity {
  readonly startOfValidity: Instant;
  readonly endOfValidity: Instant;
}

/** Whether the instant lies in the validity: start inclusive, end exclusive. */
export function isValidAt({ startOfValidity, endOfValidity }: Validity, at: Instant): boolean {
  return startOfValidity <= at && at < endOfValidity;
}

/** Whether the validity is over. Read from the end, never stored. */
export function isExpired({ endOfValidity }: Validity, at: Instant): boolean {
  return endOfValidity <= at;
}
