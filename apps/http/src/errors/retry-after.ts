/** Seconds after which it is worth asking again. */
export const RETRY_AFTER = '1';
export const RETRY_AFTER_HEADER = { 'Retry-After': 'Seconds after which it is worth asking again.' };
