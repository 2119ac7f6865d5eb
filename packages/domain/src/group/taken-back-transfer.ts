import { sameContent } from '../shared/same-content.js';
import type { GroupChange } from './group-change.js';
import type { GroupSnapshot } from '../plan/group-snapshot.js';
import type { HandOver } from '../hand-over/hand-over.js';

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
