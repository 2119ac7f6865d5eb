const LARGEST_ORGANISATION = 2_147_483_647;

/**
 * The permissions that a claim holds: a list of texts, or one text with spaces between (as `scope` is written). Absent:
 * none.
 *
 * @returns undefined when it is neither
 */
export function permissionsIn(claim: unknown): ReadonlySet<string> | undefined {
  if (claim === undefined) return new Set();
  if (typeof claim === 'string') return new Set(claim.split(' ').filter((name) => name !== ''));
  if (!Array.isArray(claim) || !claim.every((name) => typeof name === 'string')) return undefined;
  return new Set(claim);
}

/**
 * The organisation that a claim names: a whole number, also as text. Absent: null, nobody's.
 *
 * @returns undefined when it is none
 */
export function organisationIn(claim: unknown): number | null | undefined {
  if (claim === undefined) return null;
  const number = typeof claim === 'string' && /^\d{1,10}$/.test(claim) ? Number(claim) : claim;
  const isOne = typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= LARGEST_ORGANISATION;
  return isOne ? number : undefined;
}

/** The text of a claim, if it is one that can stand in a log. */
export function textIn(claim: unknown): string | undefined {
  return typeof claim === 'string' && /^[\x20-\x7e]{1,256}$/.test(claim) ? claim : undefined;
}
