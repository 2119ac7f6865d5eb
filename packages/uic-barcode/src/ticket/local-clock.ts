/** What a clock at a place shows: whole days since 1970, and the minute of the day. */
export interface LocalClock {
  readonly day: number;
  readonly minute: number;
}

const [DAY_MS, MINUTE_MS] = [86_400_000, 60_000];

/**
 * What a clock in a time zone shows at a moment (milliseconds since 1970), the seconds cut off.
 *
 * @throws RangeError for a time zone that does not exist
 */
export function localClock(moment: number, timeZone: string): LocalClock {
  const parts = formatOf(timeZone).formatToParts(moment);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return { day: Math.floor(shown / DAY_MS), minute: (shown % DAY_MS) / MINUTE_MS };
}

/** Formats by time zone: to make one takes far longer than to use it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const time = { hour: 'numeric', minute: 'numeric', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    ...time,
  });
  formats.set(timeZone, format);
  return format;
}
