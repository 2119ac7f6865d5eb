/** That codes of a ticket are valid no longer. Moments are whole seconds since 1970 (UTC). */
export interface Revocation {
  readonly ticketId: string;
  /** The codes with this number and with any before it are revoked, those after it are not. */
  readonly upTo: number;
  /** Since when. It is told and not judged: a code that is revoked is so for whatever moment is asked. */
  readonly since: number;
  /** Why, as a word in capitals: `CANCELLED`, `REPLACED`, `TRANSFERRED`, `HANDED_OVER_ANEW`, `CHANGED`, or one of your own. */
  readonly reason: string;
  /** When the last of these codes is over, so that nobody has to know any more. */
  readonly keepUntil: number;
  /** The number of the code that is valid in their place, if there is one. */
  readonly newer?: number;
}

/** The form of a reason. */
export const REASON = /^[A-Z][A-Z0-9_]{0,63}$/;

/**
 * Two revocations of one ticket as one that revokes what either does. It does not matter which comes first, nor how often one
 * comes: what is learned out of order, or twice, is the same in the end.
 */
export function joined(one: Revocation, other: Revocation): Revocation {
  const winner = isStronger(one, other) ? one : other;
  return { ...winner, keepUntil: Math.max(one.keepUntil, other.keepUntil) };
}

/** The one that reaches further; of two that reach as far, the earlier. The rest is for two that contradict one another. */
function isStronger(one: Revocation, than: Revocation): boolean {
  if (one.upTo !== than.upTo) return one.upTo > than.upTo;
  if (one.since !== than.since) return one.since < than.since;
  if (one.reason !== than.reason) return one.reason < than.reason;
  return (one.newer ?? 0) >= (than.newer ?? 0);
}
