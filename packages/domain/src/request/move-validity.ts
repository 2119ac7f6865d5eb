import { DomainError } from '../shared/domain-error.js';
import type { TicketDistributionId } from '../shared/ids.js';
import { type Instant, millisecondsOf, plusMilliseconds } from '../shared/instant.js';
import type { Validity } from '../shared/validity.js';
import { actionRefusal } from './allowed-actions.js';
import type { FulfillmentPolicies } from '../plan/fulfillment-policy.js';
import { findTicket } from '../group/find-ticket.js';
import type { GroupChange } from '../group/group-change.js';
import type { GroupSnapshot } from '../plan/group-snapshot.js';

/** How far in the past a new start may lie, milliseconds: "now" has to travel (our choice). */
export const FORGIVEN_MS = 60_000;

/**
 * Moves the start of a ticket's validity; the end keeps its distance.
 *
 * @returns the change; null when the validity starts there already
 * @throws DomainError `validity/…` naming the rule that stands against it
 */
export function movedValidity(
  group: GroupSnapshot,
  { ticketDistributionId, startOfValidity }: { ticketDistributionId: TicketDistributionId; startOfValidity: Instant },
  policies: FulfillmentPolicies,
  at: Instant,
): GroupChange | null {
  const ticket = findTicket(group, ticketDistributionId);
  const policy = policies[ticket.fulfillmentMethod];
  const refusal = actionRefusal('update-validity', { ticket, group, policy, at });
  if (refusal !== null) throw new DomainError(refusal.code, refusal.message, { ticketDistributionId });
  if (ticket.validity.startOfValidity === startOfValidity) return null;
  if (millisecondsOf(startOfValidity) < millisecondsOf(at) - FORGIVEN_MS) {
    throw new DomainError('validity/start-in-past', 'startOfValidity must not lie in the past.', {
      ticketDistributionId,
      startOfValidity,
    });
  }
  const validity = startingAt(ticket.validity, startOfValidity, ticketDistributionId);
  const reason = `validity moved to ${startOfValidity}`;
  return {
    tickets: [[ticket.id, [{ reason, validity, standing: { changeRefused: null } }]]],
    decision: {
      decision: 'update-validity',
      policy: policy.method,
      tickets: [{ ticketDistributionId, entry: null }],
      request: { startOfValidity },
    },
  };
}

/** The last moment that an instant can be, by the form in which it is kept. */
const LAST_YEAR = 9998;

function startingAt(before: Validity, startOfValidity: Instant, ticketDistributionId: TicketDistributionId): Validity {
  const length = millisecondsOf(before.endOfValidity) - millisecondsOf(before.startOfValidity);
  const endOfValidity = plusMilliseconds(startOfValidity, length);
  if (new Date(endOfValidity).getUTCFullYear() > LAST_YEAR) {
    throw new DomainError('validity/out-of-range', `endOfValidity must not lie after the year ${LAST_YEAR}.`, {
      ticketDistributionId,
      startOfValidity,
    });
  }
  return { startOfValidity, endOfValidity };
}
