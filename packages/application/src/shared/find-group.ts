import {
  DomainError,
  type TicketDistributionGroup,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  unknownTicket,
} from '@ticket-distribution/domain';
import type { GroupReader } from '../ports/group-repository.js';
import type { Caller } from './caller.js';
import { type Purpose, mayReach } from './may-reach.js';

/**
 * The group, if it is within the caller's reach.
 *
 * @throws DomainError `group/not-found`
 */
export async function findGroup(
  groups: GroupReader,
  id: TicketDistributionGroupId,
  caller: Caller,
  purpose: Purpose,
): Promise<TicketDistributionGroup> {
  const group = reached(await groups.find(id), caller, purpose);
  if (group !== undefined) return group;
  throw new DomainError('group/not-found', `Ticket distribution group ${id} is not known.`, { id });
}

/**
 * The group that holds the ticket, if it is within the caller's reach.
 *
 * @throws DomainError `ticket-distribution/not-found`
 */
export async function findGroupOfTicket(
  groups: GroupReader,
  id: TicketDistributionId,
  caller: Caller,
  purpose: Purpose,
): Promise<TicketDistributionGroup> {
  return reached(await groups.ofTicket(id), caller, purpose) ?? unknownTicket(id);
}

/** The group, or undefined when it is out of the caller's reach. */
export function reached(
  group: TicketDistributionGroup | undefined,
  caller: Caller,
  purpose: Purpose,
): TicketDistributionGroup | undefined {
  return group !== undefined && mayReach(caller, purpose, group.snapshot.organisationId) ? group : undefined;
}
