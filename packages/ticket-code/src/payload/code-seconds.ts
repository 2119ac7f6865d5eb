import { type Instant, millisecondsOf } from '../instants/instant.js';
import { OPEN_END, type TicketCodeContent } from './ticket-code-content.js';

/**
 * A validity in the seconds of a code: all of those in which the ticket is valid, wholly or in part, and at least one. A start
 * before 1970 is that of 1970, an end in the last second of the year 9999 is `OPEN_END`.
 *
 * @throws RangeError for a moment that is none
 */
export function codeSeconds(start: Instant, end: Instant): Pick<TicketCodeContent, 'validFrom' | 'validUntil'> {
  const validFrom = within(0, Math.floor(millisecondsOf(start) / 1000), OPEN_END - 1);
  return { validFrom, validUntil: within(validFrom + 1, endSecond(end), OPEN_END) };
}

/**
 * The first second that lies behind an end wholly, `OPEN_END` at the latest: for `keepUntil` of a revocation.
 *
 * @throws RangeError for a moment that is none
 */
export function endSecond(end: Instant): number {
  return within(0, Math.ceil(millisecondsOf(end) / 1000), OPEN_END);
}

function within(least: number, number: number, most: number): number {
  return Math.min(Math.max(least, number), most);
}
