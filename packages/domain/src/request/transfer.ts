import { DomainError } from '../shared/domain-error.js';
import type { Instant } from '../shared/instant.js';
import { sameContent } from '../shared/same-content.js';
import { actionRefusal } from './allowed-actions.js';
import type { OrderedParties } from '../plan/distribution-plan.js';
import type { FulfillmentPolicies } from '../plan/fulfillment-policy.js';
import type { GroupChange } from '../group/group-change.js';
import type { GroupSnapshot } from '../plan/group-snapshot.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { isLive } from '../ticket/ticket-status.js';

/** The customer and the account that a transfer goes to. */
export interface NewHolder extends OrderedParties {
  readonly customerAccountRef: string;
}

/**
 * Moves all live tickets of a group to another holder, or none; the owner stays.
 *
 * @returns the change; null when the holder has them already
 * @throws DomainError `transfer/…` naming the rule that stands against it, and the ticket
 */
export function transferredGroup(
  group: GroupSnapshot,
  to: NewHolder,
  policies: FulfillmentPolicies,
  at: Instant,
): GroupChange | null {
  const tickets = group.tickets.filter(({ status }) => isLive(status));
  if (tickets.length === 0) {
    throw new DomainError('transfer/ticket-ended', 'The group has no ticket to transfer.', { id: group.id });
  }
  for (const ticket of tickets) {
    const policy = policies[ticket.fulfillmentMethod];
    const refusal = actionRefusal('transfer', { ticket, group, policy, at });
    if (refusal !== null) {
      throw new DomainError(refusal.code, refusal.message, { id: group.id, ticketDistributionId: ticket.id });
    }
  }
  if (sameContent(to, group.parties)) return null;
  const reason = `transferred to customer ${to.distributionHolderCustomerId}`;
  return {
    fields: { parties: to },
    tickets: tickets.map((ticket) => [
      ticket.id,
      [{ reason, statusReason: reasonToWait(ticket, to, policies), standing: { changeRefused: null } }],
    ]),
    decision: {
      decision: 'transfer',
      policy: group.fulfillmentMethod,
      tickets: tickets.map(({ id }) => ({ ticketDistributionId: id, entry: null })),
      request: { ...to },
    },
  };
}

/** A ticket that waits for its hand-over may wait for another reason now, or for none. */
function reasonToWait(
  { status, statusReason, fulfillmentMethod }: TicketDistribution,
  to: NewHolder,
  policies: FulfillmentPolicies,
): TicketDistribution['statusReason'] {
  return status === 'GENERATED' ? policies[fulfillmentMethod].withheld(to) : statusReason;
}
