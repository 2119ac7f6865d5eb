import { malformed } from './domain-error.js';

/**
 * A moment as ISO 8601 text in UTC with milliseconds, such as `2026-12-05T06:00:00.000Z`. Being text of one form,
 * instants compare with `<` and `===`, survive JSON and need no time zone.
 */
export type Instant = string & { readonly __instant: true };

/** The first and the last moment that there is: what four digits of a year can say. */
const FIRST_INSTANT = '0001-01-01T00:00:00.000Z' as Instant;
export const LAST_INSTANT: Instant = '9999-12-31T23:59:59.999Z' as Instant;

/** The form of an instant as it comes in, as a message names it. */
export const INSTANT_FORM =
  'a date and time with a zone as RFC 3339 has it, in the years 0001 to 9999 (UTC), such as 2026-12-05T06:00:00.000Z';

const FORM =
  /^(?<day>\d{4}-\d{2}-\d{2})[Tt](?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d)(?::(?<second>[0-5]\d|60)(?:\.(?<fraction>\d+))?)?(?:[Zz]|(?<offset>[+-](?:[01]\d|2[0-3]):[0-5]\d))$/;

/**
 * Reads a date and time as RFC 3339 has it, in the years 1 to 9999; the seconds may be left out, as ISO 8601 allows. A
 * fraction of a second is cut to milliseconds. A leap second, which can only be 23:59:60 in UTC, is the start of the next
 * second: time here has none.
 *
 * @returns the instant, or null when the text is not a real date and time with a zone, or not in these years (UTC)
 */
export function parseInstant(text: string): Instant | null {
  const { day, hour, minute, second = '00', fraction = '', offset } = FORM.exec(text)?.groups ?? {};
  if (day === undefined || !isRealDay(day)) return null;
  const isLeap = second === '60';
  const time = `${hour}:${minute}:${isLeap ? '59' : second}`;
  const written = Date.parse(`${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`) - offsetMs(offset);
  if (!isLeap) return instantWithin(written);
  const lastSecond = Math.floor(written / 1000) * 1000;
  return (lastSecond + 1000) % DAY_MS === 0 ? instantWithin(lastSecond + 1000) : null;
}

/** An instant as it stands, but that not every month has all of these days, and that there is no year 0. */
const WRITTEN = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Whether a text is an instant as it stands: UTC with milliseconds, in the years 1 to 9999. */
export function isInstant(text: string): text is Instant {
  return WRITTEN.test(text) && text >= FIRST_INSTANT && (text.slice(8, 10) <= '28' || isRealDay(text.slice(0, 10)));
}

/**
 * The instant that a date and time says.
 *
 * @throws DomainError `request/malformed` for a text that `parseInstant` cannot read
 */
export function instant(text: string): Instant {
  const read = parseInstant(text);
  if (read === null) throw malformed([{ field: 'instant', message: `must be ${INSTANT_FORM}` }]);
  return read;
}

const DAY_MS = 24 * 60 * 60 * 1000;

function offsetMs(offset: string | undefined): number {
  if (offset === undefined) return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}

const FIRST_MS = Date.parse(FIRST_INSTANT);
const LAST_MS = Date.parse(LAST_INSTANT);

function instantWithin(milliseconds: number): Instant | null {
  if (milliseconds < FIRST_MS || milliseconds > LAST_MS) return null;
  return new Date(milliseconds).toISOString() as Instant;
}

/**
 * The instant of milliseconds since 1970-01-01T00:00Z.
 *
 * @throws RangeError outside the years 1 to 9999
 */
export function instantOf(milliseconds: number): Instant {
  const moment = instantWithin(milliseconds);
  if (moment === null) throw new RangeError('An instant lies in the years 0001 to 9999 (UTC).');
  return moment;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function millisecondsOf(moment: Instant): number {
  return Date.parse(moment);
}

/** The instant that many milliseconds later (earlier when negative), at most the last that there is and at least the first. */
export function plusMilliseconds(moment: Instant, milliseconds: number): Instant {
  const moved = millisecondsOf(moment) + milliseconds;
  if (moved >= LAST_MS) return LAST_INSTANT;
  return moved <= FIRST_MS ? FIRST_INSTANT : instantOf(moved);
}

/** Whether the month of a date (`2026-02-30`) has that day; V8 alone would let it roll over into the next month. */
function isRealDay(day: string): boolean {
  const [month, dayOfMonth] = [Number(day.slice(5, 7)), Number(day.slice(8))];
  return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysOf(Number(day.slice(0, 4)), month);
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
