/**
 * How long to wait before the next request (RFC 9110, 10.2.3): seconds or a date.
 *
 * @param now milliseconds since 1970
 * @returns milliseconds; null when the header is missing or says neither
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
