const [DAY_MS, MINUTE_MS, QUARTER_MS] = [86_400_000, 60_000, 900_000];

/** What a clock shows: a day counted from 1970, and minutes from its midnight. */
export interface ShownClock {
  readonly day: number;
  readonly minute: number;
}

/** The moment (milliseconds since 1970) in which a clock so many quarters of an hour from UTC shows something, as UIC counts them. */
export function momentByOffset({ day, minute }: ShownClock, quarters: number): number {
  return day * DAY_MS + minute * MINUTE_MS + quarters * QUARTER_MS;
}

/**
 * The moment (milliseconds since 1970) in which the clocks of a time zone show something; in the hour that comes twice in autumn
 * the first of the two, in the one that spring leaves out the same time by the clock of the winter.
 *
 * @throws RangeError for a time zone that does not exist
 */
export function momentInZone({ day, minute }: ShownClock, timeZone: string): number {
  const shown = day * DAY_MS + minute * MINUTE_MS;
  const [before, after] = [shown - DAY_MS, shown + DAY_MS].map((moment) => shown - aheadOfUtc(moment, timeZone));
  const [first, last] = [Math.min(before ?? 0, after ?? 0), Math.max(before ?? 0, after ?? 0)];
  return first + aheadOfUtc(first, timeZone) === shown ? first : last;
}

/** By how many milliseconds the clocks of a time zone are ahead of UTC at a moment. */
function aheadOfUtc(moment: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(moment);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(moment / 1000) * 1000;
}

/** Formats by time zone: to make one takes far longer than to use it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const [day, time] = [
    { year: 'numeric', month: 'numeric', day: 'numeric' },
    { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' },
  ] as const;
  const format = new Intl.DateTimeFormat('en', { timeZone, ...day, ...time });
  formats.set(timeZone, format);
  return format;
}
