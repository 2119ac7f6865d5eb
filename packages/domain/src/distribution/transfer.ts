import { DomainError } from '../shared/domain-error.js';
import type { Instant } from '../shared/instant.js';
import { sameContent } from '../shared/same-content.js';
import { actionRefusal } from './allowed-actions.js';
import type { OrderedParties } from './distribution-plan.js';
import type { FulfillmentPolicies } from './fulfillment-policy.js';
import type { GroupChange } from './group-change.js';
import type { GroupSnapshot } from './group-snapshot.js';
import type { HandOver } from './hand-over.js';
import type { TicketDistribution } from './ticket-distribution.js';
import { isLive } from './ticket-status.js';

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

/**
 * What the refusal of a transfer that somebody asked for takes back: the whole group stays with, or goes back to, the
 * holder that the refused ticket has. Null for a holder that the order itself names: that stays wished.
 */
export function takenBackTransfer(group: GroupSnapshot, handOver: HandOver, why: string): GroupChange | null {
  if (handOver.operation !== 'transfer') return null;
  const { holderCustomerId, customerAccountRef, ticketDistributionId, key } = handOver;
  const told = { distributionHolderCustomerId: holderCustomerId, customerAccountRef };
  const held = group.tickets.find(({ id }) => id === ticketDistributionId)?.standing.held ?? null;
  if (held === null || !sameContent(told, group.parties) || sameContent(told, group.ordered)) return null;
  const { holderCustomerId: distributionHolderCustomerId } = held;
  const reason = `refused ${key}: ${why}; the holder stays`;
  return {
    fields: { parties: { distributionHolderCustomerId, customerAccountRef: held.customerAccountRef } },
    tickets: [[ticketDistributionId, [{ reason }]]],
  };
}
