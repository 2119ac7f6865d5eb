import { howOf } from '../plan/carried-hand-over.js';
import type { FulfillmentPolicy } from '../plan/fulfillment-policy.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import { ticketToTell } from '../plan/ticket-to-tell.js';
import { withheldReason } from '../plan/withheld.js';
import type { TicketChange } from '../ticket/moved-ticket.js';
import type { IdSource, Occasion } from '../ticket/occasion.js';
import { NOT_DISTRIBUTED, type StatusReason, type TicketDistribution } from '../ticket/ticket-distribution.js';
import { NEVER_HANDED_OVER } from '../ticket/ticket-standing.js';

/**
 * What becomes of a ticket that is wished otherwise than its system could ever take it: one that is held there stays as it
 * is, and the wish is listed as refused; one that no system holds has failed.
 */
export function changesOnWithholding(
  { status, standing: { held } }: TicketDistribution,
  statusReason: StatusReason,
  { at }: Occasion,
): readonly TicketChange[] {
  const { message } = statusReason;
  if (status === 'DISTRIBUTING' && held === null) {
    return [{ to: 'FAILED', reason: message, statusReason, standing: { redistribution: null, alone: false } }];
  }
  return [
    {
      reason: `not told: ${message}`,
      statusReason,
      standing: { changeRefused: { operation: 'update', reason: `${statusReason.code}: ${message}`, at } },
    },
  ];
}

/** A ticket that takes the place of one in use, and what becomes of that one. */
export interface Replacement {
  readonly replacement: TicketDistribution;
  readonly change: TicketChange;
}

/** The ticket as it is wanted under an id of its own; the one in use is what its system holds, until the new one is there. */
export function replacementOf(
  ticket: TicketDistribution,
  group: GroupSnapshot,
  policy: FulfillmentPolicy,
  ids: IdSource,
  { at }: Occasion,
): Replacement {
  const { id: replaces, standing, status, product, validity, parties, orderLineVersion, fulfillmentMethod } = ticket;
  const { distributedByDCI, distributedByOrgId } = group;
  const how = howOf(ticket);
  const carries =
    how === null
      ? null
      : { ...how, distributionChannelId: distributedByDCI, organisationId: distributedByOrgId, byItself: true };
  const replacement: TicketDistribution = {
    id: ids.nextTicketId(),
    status: 'GENERATED',
    statusReason: withheldReason(policy, ticketToTell(group, ticket)),
    fulfillmentMethod,
    orderLineVersion,
    product,
    validity,
    parties,
    distributionDetails: NOT_DISTRIBUTED,
    standing: { ...NEVER_HANDED_OVER, replaces, carries },
    moveCount: 0,
    createdAt: at,
    updatedAt: at,
  };
  const reason = 'the ticket system changes no ticket in use';
  const cancellation = { from: status, effectiveDate: null, after: [replacement.id], forGood: false };
  const change: TicketChange = {
    to: 'CANCELLING',
    reason,
    statusReason: { code: 'replaced', message: reason },
    standing: { cancellation, changeRefused: null },
    ...(standing.held !== null && { product: standing.held.product, validity: standing.held.validity }),
  };
  return { replacement, change };
}
