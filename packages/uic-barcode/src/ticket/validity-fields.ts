import { UnencodableValueError } from '../per/unencodable-value-error.js';
import { localClock } from './local-clock.js';

/** A validity in days and minutes of the local clock. */
export interface ValidityFields {
  /** From the day of issue (UTC). */
  readonly validFromDay: number;
  readonly validFromTime: number;
  /** From the first day. */
  readonly validUntilDay: number;
  /** The last minute in which it is valid. */
  readonly validUntilTime: number;
}

const [DAY_MS, MINUTE_MS] = [86_400_000, 60_000];

/**
 * A validity as the code says it, in whole minutes and never longer than it is: from the first minute that lies within it
 * until the last.
 *
 * @throws UnencodableValueError when no whole minute lies within it
 */
export function validityFields(
  { startOfValidity, endOfValidity }: { readonly startOfValidity: string; readonly endOfValidity: string },
  { issuedAt, timeZone }: { readonly issuedAt: string; readonly timeZone: string },
): ValidityFields {
  const first = Math.ceil(Date.parse(startOfValidity) / MINUTE_MS) * MINUTE_MS;
  const last = Math.floor(Date.parse(endOfValidity) / MINUTE_MS) * MINUTE_MS - MINUTE_MS;
  if (!(first <= last)) throw new UnencodableValueError('validity', 'must hold a whole minute');
  const [from, until] = [localClock(first, timeZone), localClock(last, timeZone)];
  return {
    validFromDay: from.day - Math.floor(Date.parse(issuedAt) / DAY_MS),
    validFromTime: from.minute,
    validUntilDay: until.day - from.day,
    validUntilTime: until.minute,
  };
}
