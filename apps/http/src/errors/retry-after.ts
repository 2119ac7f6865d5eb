/** Seconds after which it is worth asking again where nothing says more. */
export const RETRY_AFTER = '1';
export const RETRY_AFTER_HEADER = { 'Retry-After': 'Seconds after which it is worth asking again.' };

/** The longest that anybody is told to wait, seconds: what is waited for may come sooner than can be told. */
const LONGEST_S = 300;

/** Whole seconds after which it is worth asking again: not sooner than so many milliseconds, 1 at least, 300 at most. */
export function retryAfter(milliseconds: number): string {
  return String(Math.min(LONGEST_S, Math.max(Number(RETRY_AFTER), Math.ceil(milliseconds / 1000))));
}
