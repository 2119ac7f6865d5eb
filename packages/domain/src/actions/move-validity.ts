import { DomainError } from '../shared/domain-error.js';
import type { TicketDistributionId } from '../shared/ids.js';
import { type Calendar, NORWEGIAN_CALENDAR, startingAt } from '../shared/calendar.js';
import { type Instant, millisecondsOf } from '../shared/instant.js';
import { validityOf } from '../plan/ticket-changes.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { isLive } from '../ticket/ticket-status.js';
import type { Validity } from '../shared/validity.js';
import { actionRefusal } from './allowed-actions.js';
import { type FulfillmentPolicies, policyOf } from '../plan/fulfillment-policy.js';
import { findTicket } from '../group/find-ticket.js';
import type { GroupChange } from '../group/group-change.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';

/** How far in the past a new start may lie, milliseconds: "now" has to travel (our choice). */
export const FORGIVEN_MS = 60_000;

/**
 * Moves the start of a ticket's validity; its end moves along (`startingAt`). A validity that starts there already stays as
 * it is, unless its ticket system refused to take it: then it is told once more.
 *
 * @returns the change; null when nothing is to be done
 * @throws DomainError `validity/…` naming the rule that stands against it
 */
export function moveValidity(
  group: GroupSnapshot,
  { ticketDistributionId, startOfValidity }: { ticketDistributionId: TicketDistributionId; startOfValidity: Instant },
  policies: FulfillmentPolicies,
  at: Instant,
  calendar: Calendar = NORWEGIAN_CALENDAR,
): GroupChange | null {
  const ticket = findTicket(group, ticketDistributionId);
  const isSo = isLive(ticket.status) && ticket.validity.startOfValidity === startOfValidity;
  if (isSo && ticket.standing.changeRefused === null) return null;
  const policy = policyOf(policies, ticket.fulfillmentMethod);
  const refusal = actionRefusal('update-validity', { ticket, group, policy, at });
  if (refusal !== null) throw new DomainError(refusal.code, refusal.message, { ticketDistributionId });
  if (!isSo && millisecondsOf(startOfValidity) < millisecondsOf(at) - FORGIVEN_MS) {
    throw new DomainError('validity/start-in-past', 'startOfValidity must not lie in the past.', {
      ticketDistributionId,
      startOfValidity,
    });
  }
  const validity = isSo ? ticket.validity : validityFrom(ticket, startOfValidity, calendar);
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

function validityFrom({ id, product }: TicketDistribution, startOfValidity: Instant, calendar: Calendar): Validity {
  const validity = startingAt(validityOf(product), startOfValidity, calendar);
  if (validity !== null && validity.startOfValidity < validity.endOfValidity) return validity;
  throw new DomainError(
    'validity/out-of-range',
    'The validity must end after its start, and in the year 9999 at the latest.',
    {
      ticketDistributionId: id,
      startOfValidity,
    },
  );
}
