import { type Instant, instantOf, millisecondsOf } from './instant.js';
import type { Validity } from './validity.js';

/**
 * The days and clocks of one place. Local times are written as milliseconds that a clock there would show if it were one
 * in UTC, so that they can be reckoned with.
 */
export interface Calendar {
  readonly timeZone: string;
  /** What the clock shows at the instant. */
  localTime(instant: Instant): number;
  /**
   * When the clock shows that time: the earlier instant where it does twice; where it never does, because the clock is put
   * forward, what it shows instead (02:30 becomes 03:30).
   */
  instantAt(localTime: number): Instant;
}

const DAY_MS = 86_400_000;
/** From here on a reckoned end may lie beyond the last instant there is. */
const LAST_DAY_MS = Date.parse('9999-12-30T00:00:00Z');

/** Below this a ticket is a matter of hours: it keeps its elapsed length when it is moved. */
const SHORT_TICKET_MS: number = 12 * 3_600_000;

/**
 * The calendar of a time zone.
 *
 * @param timeZone a name of the IANA time zone database, such as `Europe/Oslo`
 * @throws RangeError for a name that is none
 */
export function calendarOf(timeZone: string): Calendar {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (milliseconds: number): number => {
    const seconds = Math.floor(milliseconds / 1000) * 1000;
    const shown = new Map(clock.formatToParts(seconds).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0;
    const local = new Date(0);
    local.setUTCFullYear(part('year'), part('month') - 1, part('day'));
    local.setUTCHours(part('hour'), part('minute'), part('second'));
    return local.getTime() - seconds;
  };
  return {
    timeZone,
    localTime: (instant) => millisecondsOf(instant) + offsetAt(millisecondsOf(instant)),
    instantAt(localTime) {
      const before = offsetAt(localTime - DAY_MS);
      const after = offsetAt(localTime + DAY_MS);
      const [earlier, later] = [Math.max(before, after), Math.min(before, after)].map((offset) => localTime - offset);
      const shows = (milliseconds = 0): boolean => milliseconds + offsetAt(milliseconds) === localTime;
      if (shows(earlier)) return instantOf(earlier ?? 0);
      return instantOf(shows(later) ? (later ?? 0) : localTime - before);
    },
  };
}

/** Where the days are those of Norway: what tickets are reckoned by unless somebody says otherwise. */
export const NORWEGIAN_CALENDAR: Calendar = calendarOf('Europe/Oslo');

/** Whether an end of validity says that there is none: any instant on 9999-12-31 (UTC). */
function isOpenEnd(endOfValidity: Instant): boolean {
  return endOfValidity.startsWith('9999-12-31');
}

/** The same clock time as many days, and as much clock time, away from a moment as another moment is away from it. */
export function movedAlong(instant: Instant, from: Instant, to: Instant, calendar: Calendar): Instant {
  if (from === to) return instant;
  return calendar.instantAt(calendar.localTime(instant) + calendar.localTime(to) - calendar.localTime(from));
}

/**
 * The validity that a ticket has when it starts at another time: its end moves by as many local days and as much clock time
 * as its start; a ticket of less than 12 hours keeps its elapsed length; an open end stays.
 *
 * @param ordered as the order gave it, so that a move does not depend on those before it
 * @returns null when the end would lie beyond the year 9999
 */
export function startingAt(ordered: Validity, startOfValidity: Instant, calendar: Calendar): Validity | null {
  if (startOfValidity === ordered.startOfValidity || isOpenEnd(ordered.endOfValidity)) {
    return { startOfValidity, endOfValidity: ordered.endOfValidity };
  }
  const length = millisecondsOf(ordered.endOfValidity) - millisecondsOf(ordered.startOfValidity);
  if (millisecondsOf(startOfValidity) + length > LAST_DAY_MS) return null;
  const endOfValidity =
    length < SHORT_TICKET_MS
      ? instantOf(millisecondsOf(startOfValidity) + length)
      : movedAlong(ordered.endOfValidity, ordered.startOfValidity, startOfValidity, calendar);
  return { startOfValidity, endOfValidity };
}

/** Whether a validity is that of a period: it lasts longer than a day, by elapsed time and by the clock. */
export function isPeriodic({ startOfValidity, endOfValidity }: Validity, calendar: Calendar): boolean {
  const length = millisecondsOf(endOfValidity) - millisecondsOf(startOfValidity);
  if (length <= DAY_MS) return false;
  if (length > 2 * DAY_MS) return true;
  return endOfValidity > calendar.instantAt(calendar.localTime(startOfValidity) + DAY_MS);
}
