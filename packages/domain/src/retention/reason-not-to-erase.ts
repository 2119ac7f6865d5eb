import type { DeliverySnapshot } from '../delivery/delivery-snapshot.js';
import type { Instant } from '../shared/instant.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { isLive } from '../ticket/ticket-status.js';
import type { Person } from './person.js';
import { isNamedIn } from './redacted.js';

/** Why a person is still needed in an order: a ticket of theirs is live and not over; a hand-over has no answer. */
export type ReasonNotToErase = 'ticket-live' | 'delivery-open';

/**
 * What stands against erasing a person in an order.
 *
 * @param open the deliveries of the groups that have no final answer
 */
export function reasonsNotToErase(
  person: Person,
  { groups, open }: { readonly groups: readonly GroupSnapshot[]; readonly open: readonly DeliverySnapshot[] },
  at: Instant,
): readonly ReasonNotToErase[] {
  const tickets = groups.flatMap((group) => ticketsOfPerson(group, person));
  const isUsable = tickets.some(({ status, validity }) => isLive(status) && validity.endOfValidity > at);
  return [...(isUsable ? ['ticket-live' as const] : []), ...(open.length > 0 ? ['delivery-open' as const] : [])];
}

/** The tickets of a group that have to do with the person: all of them in an order of their own. */
function ticketsOfPerson(group: GroupSnapshot, person: Person): readonly TicketDistribution[] {
  if (group.orderOwnerCustomerId === person.customerId) return group.tickets;
  return group.tickets.filter((ticket) => isNamedIn(ticket, person));
}
