/** The form of dates that HTTP sends (RFC 9110, 5.6.7), such as `Sun, 06 Nov 1994 08:49:37 GMT`. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** The headers of an answer by their names in lower case. */
type AnsweredHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * For how long an answer asks to be left alone (`Retry-After`, RFC 9110, 10.2.3): in seconds, or until a date by the clock of
 * who answered, as far as the answer tells that (`Date`).
 *
 * @param now by our clock, milliseconds since 1970
 * @returns milliseconds, unbounded; undefined when it does not say, or not in this form
 */
export function retryAfterMs(headers: AnsweredHeaders, now: number): number | undefined {
  const said = firstOf(headers['retry-after']).trim();
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000;
  const until = dateOf(said);
  return until === undefined ? undefined : Math.max(0, until - (dateOf(firstOf(headers['date'])) ?? now));
}

function dateOf(text: string): number | undefined {
  const milliseconds = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

function firstOf(header: string | readonly string[] | undefined): string {
  return (typeof header === 'string' ? header : header?.[0]) ?? '';
}
