const MOST_ENTRIES = 20;
const LONGEST_ENTRY = 1000;

/** What a telephone has to say of us, as far as a log takes it: cut, and each in one line. Null for what is no such message. */
export function logEntries(body: unknown): readonly string[] | null {
  if (typeof body !== 'object' || body === null || !('logs' in body) || !Array.isArray(body.logs)) return null;
  const entries = body.logs.slice(0, MOST_ENTRIES).filter((entry: unknown) => typeof entry === 'string');
  return entries.map((entry) => entry.slice(0, LONGEST_ENTRY).replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Cf}]/gu, ' '));
}
