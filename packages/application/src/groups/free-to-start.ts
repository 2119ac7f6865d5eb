import type { Delivery, TicketDistributionGroup } from '@ticket-distribution/domain';

/**
 * The deliveries whose first call may be claimed as they are stored. A ticket of which a place is being given up is
 * issued when that is answered, and a claim that is made at once would pass over it.
 */
export function freeToStart(
  stored: readonly Delivery[],
  groups: readonly TicketDistributionGroup[],
): readonly Delivery[] {
  const givingUp = new Set(groups.filter(isGivingUp).map(({ id }) => id));
  return stored.filter(({ snapshot: { handOver } }) => {
    const isFirstIssue = handOver.operation === 'issue' && handOver.purpose === 'issue';
    return !isFirstIssue || !givingUp.has(handOver.ticketDistributionGroupId);
  });
}

function isGivingUp({ snapshot: { tickets } }: TicketDistributionGroup): boolean {
  return tickets.some(({ standing }) => standing.outdated.length > 0);
}
