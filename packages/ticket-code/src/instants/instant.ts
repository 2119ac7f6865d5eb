/** A moment: milliseconds since 1970 (UTC), or date and time with a zone as RFC 3339 has it, such as `2026-12-05T06:00:00Z`. */
export type Instant = number | string;

const FORM = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
/** As many as ten digits of seconds: up to the end of the year 9999. */
const [FIRST, LAST] = [-62_135_596_800_000, 253_402_300_799_999];

/** A moment in milliseconds since 1970; null when it is none, or not of the years 1 to 9999. */
export function readInstant(instant: unknown): number | null {
  const moment = typeof instant === 'string' ? momentOf(instant) : instant;
  return typeof moment === 'number' && moment >= FIRST && moment <= LAST ? moment : null;
}

/**
 * A moment in milliseconds since 1970.
 *
 * @throws RangeError when it is none
 */
export function millisecondsOf(instant: Instant): number {
  const moment = readInstant(instant);
  if (moment === null) {
    throw new RangeError('An instant must be milliseconds since 1970, or date and time such as 2026-12-05T06:00:00Z.');
  }
  return moment;
}

/** A moment (milliseconds since 1970) as text, such as `2026-12-05T06:00:00.000Z`. */
export function textOfInstant(moment: number): string {
  return new Date(moment).toISOString();
}

function momentOf(text: string): number | null {
  const day = FORM.exec(text)?.[1];
  if (day === undefined) return null;
  const midnight = new Date(`${day}T00:00:00Z`);
  const isReal = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
  return isReal ? Date.parse(text) : null;
}
