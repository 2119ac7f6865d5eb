/** The longest wait that is granted, seconds. */
export const LONGEST_WAIT_S = 60;

/**
 * For how long a client wants to wait (RFC 7240: `Prefer: wait=20`), seconds; null where it says nothing of it, or nothing that
 * can be read: a preference may be passed over.
 */
export function waitPreferred(header: string | readonly string[] | undefined): number | null {
  const preferences = [header ?? []].flat().flatMap((text) => text.split(','));
  for (const preference of preferences) {
    const [, seconds] = /^\s*wait\s*=\s*"?(\d{1,6})"?\s*(?:;.*)?$/i.exec(preference) ?? [];
    if (seconds !== undefined) return Math.min(Number(seconds), LONGEST_WAIT_S);
  }
  return null;
}
