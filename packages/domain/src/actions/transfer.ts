import { DomainError } from '../shared/domain-error.js';
import type { TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { findTicket } from '../group/find-ticket.js';
import type { GroupChange } from '../group/group-change.js';
import { type FulfillmentPolicies, policyOf } from '../plan/fulfillment-policy.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import { withheldReason } from '../plan/withheld.js';
import { ticketToTell } from '../plan/ticket-to-tell.js';
import { type Parties, sameParties } from '../ticket/parties.js';
import { isLive } from '../ticket/ticket-status.js';
import { actionRefusal } from './allowed-actions.js';

/** The customer and the account that a transfer goes to. */
export interface NewHolder extends Parties {
  readonly customerAccountRef: string;
}

/**
 * Moves one ticket to another holder; the owner stays. What the holder has already stays as it is, unless its ticket system
 * refused to move it: then it is told once more.
 *
 * @returns the change; null when nothing is to be done
 * @throws DomainError `transfer/…` naming the rule that stands against it
 */
export function transferTicket(
  group: GroupSnapshot,
  ticketDistributionId: TicketDistributionId,
  to: NewHolder,
  policies: FulfillmentPolicies,
  at: Instant,
): GroupChange | null {
  const ticket = findTicket(group, ticketDistributionId);
  const isThere = isLive(ticket.status) && sameParties(ticket.parties, to);
  if (isThere && ticket.standing.changeRefused === null) return null;
  const policy = policyOf(policies, ticket.fulfillmentMethod);
  const refusal = actionRefusal('transfer', { ticket, group, policy, at });
  if (refusal !== null) {
    throw new DomainError(refusal.code, refusal.message, { id: group.id, ticketDistributionId });
  }
  const { distributionHolderCustomerId, customerAccountRef } = to;
  const parties = { distributionHolderCustomerId, customerAccountRef };
  const reason = `transferred to customer ${distributionHolderCustomerId}`;
  const statusReason =
    ticket.status === 'GENERATED'
      ? withheldReason(policy, ticketToTell(group, { ...ticket, parties }))
      : ticket.statusReason;
  return {
    tickets: [[ticket.id, [{ reason, statusReason, parties, standing: { changeRefused: null } }]]],
    decision: {
      decision: 'transfer',
      policy: policy.method,
      tickets: [{ ticketDistributionId, entry: null }],
      request: parties,
    },
  };
}
