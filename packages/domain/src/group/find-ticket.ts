import { DomainError } from '../shared/domain-error.js';
import type { TicketDistributionId } from '../shared/ids.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';

/**
 * @throws DomainError `ticket-distribution/not-found`
 */
export function findTicket(group: GroupSnapshot, id: TicketDistributionId): TicketDistribution {
  return group.tickets.find((ticket) => ticket.id === id) ?? unknownTicket(id);
}

/**
 * @throws DomainError `ticket-distribution/not-found`
 */
export function unknownTicket(ticketDistributionId: TicketDistributionId): never {
  throw new DomainError('ticket-distribution/not-found', `Ticket distribution ${ticketDistributionId} is not known.`, {
    ticketDistributionId,
  });
}
