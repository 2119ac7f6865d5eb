/** What the calendar and the clock of a place show. */
export interface LocalTime {
  readonly year: number;
  /** From 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  /** Where the clock is put back it shows a time twice: whether this is the earlier or the later of the two. */
  readonly twice: 'EARLIER' | 'LATER' | null;
}

export interface Clock {
  readonly timeZone: string;
  /** @param instant milliseconds since 1970 in UTC */
  at(instant: number): LocalTime;
  /** Whether a local day begins at the instant. */
  startsDay(instant: number): boolean;
}

const HOUR_MS = 3_600_000;
/** Clocks are put back by so much at most, give or take what happened in a few places once. */
const LONGEST_REPETITION_MS = 2 * HOUR_MS;

/**
 * The clock of a time zone. Only numbers are taken from `Intl`, so that what is printed does not depend on its words.
 *
 * @throws RangeError for a name that is none
 */
export function clockOf(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  /** What the clock shows, as the milliseconds at which a clock in UTC shows the same. */
  const shown = (instant: number): number => {
    const seconds = Math.floor(instant / 1000) * 1000;
    const parts = new Map(format.formatToParts(seconds).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
    const local = new Date(0);
    local.setUTCFullYear(
      parts.get('era')?.startsWith('B') ? 1 - part('year') : part('year'),
      part('month') - 1,
      part('day'),
    );
    local.setUTCHours(part('hour'), part('minute'), part('second'));
    return local.getTime() + (instant - seconds);
  };
  const twice = (instant: number): LocalTime['twice'] => {
    const time = shown(instant);
    const offset = time - instant;
    const changed = (other: number): number => shown(other) - other - offset;
    const [before, after] = [changed(instant - LONGEST_REPETITION_MS), changed(instant + LONGEST_REPETITION_MS)];
    if (after < 0 && shown(instant - after) === time) return 'EARLIER';
    if (before > 0 && shown(instant - before) === time) return 'LATER';
    return null;
  };
  return {
    timeZone,
    at(instant) {
      const local = new Date(shown(instant));
      return {
        year: local.getUTCFullYear(),
        month: local.getUTCMonth() + 1,
        day: local.getUTCDate(),
        weekday: local.getUTCDay(),
        hour: local.getUTCHours(),
        minute: local.getUTCMinutes(),
        twice: twice(instant),
      };
    },
    startsDay: (instant) => dayOf(shown(instant)) !== dayOf(shown(instant - 1)),
  };
}

function dayOf(local: number): number {
  return Math.floor(local / (24 * HOUR_MS));
}
