import { sameProduct } from '../orders/same-product.js';
import { sameUnlessErased } from '../shared/erased.js';
import type { CodeStanding, RevocationCause } from './code-standing.js';
import type { TicketDistribution } from './ticket-distribution.js';
import type { Holding } from './ticket-standing.js';
import { hasEnded } from './ticket-status.js';

type ShownBy = Pick<TicketDistribution, 'status' | 'standing'>;

/**
 * What the code of a ticket says: what its ticket system confirmed that it holds. Null: the ticket has no code that counts, as it
 * is not out yet, or has ended.
 */
export function heldByCode({ status, standing }: ShownBy): Holding | null {
  return hasEnded(status) ? null : standing.held;
}

/**
 * The code of a ticket after something happened to it. A code says what the ticket system holds: its number rises exactly when
 * that is another ticket to whoever reads the code, and all before are revoked.
 */
export function codeAfter(before: ShownBy, after: Omit<TicketDistribution, 'standing'> & ShownBy): CodeStanding {
  const { number, revoked } = before.standing.code;
  const [was, is] = [heldByCode(before), heldByCode(after)];
  if (was === null) return is === null ? before.standing.code : { number: number + 1, revoked };
  const cause = is === null ? causeOfEnd(after) : causeOfChange(was, is);
  if (cause === null) return before.standing.code;
  const ends = [was.validity.endOfValidity, revoked?.until ?? was.validity.endOfValidity];
  const until = ends.reduce((one, other) => (one > other ? one : other));
  const all = { upTo: number, at: after.updatedAt, cause, until };
  return { number: is === null ? number : number + 1, revoked: all };
}

/** Null: the codes say the same. */
function causeOfChange(was: Holding, is: Holding): RevocationCause | null {
  if (was === is) return null;
  if (!sameUnlessErased(was.holderCustomerId, is.holderCustomerId)) return 'GIVEN_AWAY';
  if (!sameUnlessErased(was.customerAccountRef, is.customerAccountRef)) return 'GIVEN_AWAY';
  if (was.validity.startOfValidity !== is.validity.startOfValidity) return 'VALIDITY_MOVED';
  if (was.validity.endOfValidity !== is.validity.endOfValidity) return 'VALIDITY_MOVED';
  if (!sameProduct(was.product, is.product)) return 'CONTENT_CHANGED';
  return was.key === is.key ? null : 'HANDED_OVER_ANEW';
}

function causeOfEnd({ status, statusReason }: Pick<TicketDistribution, 'status' | 'statusReason'>): RevocationCause {
  if (status === 'CANCELLED_EXTERNALLY') return status;
  return statusReason?.code === 'replaced' ? 'REPLACED' : 'CANCELLED';
}
