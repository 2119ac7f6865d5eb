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
 * Of revocations of one ticket those that matter now or later, the strongest first: one that is kept no longer than a stronger one
 * never does. What is learned out of order, or twice, is the same in the end, and so is what is forgotten when it is over.
 */
export function mattering(revocations: readonly Revocation[]): readonly Revocation[] {
  let keptUntil = Number.NEGATIVE_INFINITY;
  return revocations.toSorted(byStrength).filter(({ keepUntil }) => {
    const isKeptLonger = keepUntil > keptUntil;
    if (isKeptLonger) keptUntil = keepUntil;
    return isKeptLonger;
  });
}

/** The one that reaches further; of two that reach as far, the earlier. The rest is for two that contradict one another. */
function byStrength(one: Revocation, other: Revocation): number {
  if (one.upTo !== other.upTo) return other.upTo - one.upTo;
  if (one.since !== other.since) return one.since - other.since;
  if (one.reason !== other.reason) return one.reason < other.reason ? -1 : 1;
  return (other.newer ?? 0) - (one.newer ?? 0) || other.keepUntil - one.keepUntil;
}
