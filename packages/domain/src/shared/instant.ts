/**
 * A moment as ISO 8601 text in UTC with milliseconds, such as `2026-12-05T06:00:00.000Z`. Being text of one form,
 * instants compare with `<` and `===`, survive JSON and need no time zone.
 */
export type Instant = string & { readonly __instant: true };

const WITH_OFFSET =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Reads ISO 8601 text with a zone (`Z` or an offset), in the years 1 to 9998.
 *
 * @returns the instant, or null when the text is not a real date and time with a zone
 */
export function parseInstant(text: string): Instant | null {
  if (!WITH_OFFSET.test(text) || !hasRealDay(text)) return null;
  const year = Number(text.slice(0, 4));
  return year < 1 || year > 9998 ? null : (new Date(text).toISOString() as Instant);
}

/** The instant of milliseconds since 1970-01-01T00:00Z. */
export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function millisecondsOf(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant that many milliseconds later (earlier when negative). */
export function plusMilliseconds(instant: Instant, milliseconds: number): Instant {
  return instantOf(millisecondsOf(instant) + milliseconds);
}

/** A calendar date that rolls over (30 February) is not a date. */
function hasRealDay(text: string): boolean {
  const date = text.slice(0, 10);
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}
