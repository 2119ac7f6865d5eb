import type { TicketDistributionGroup } from '../group/ticket-distribution-group.js';
import type { FareProduct } from '../orders/fare-product.js';
import { withTravellersOf } from '../orders/same-unless-erased.js';
import { sameContent } from '../shared/same-content.js';
import type { TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import { samePartiesUnlessErased } from '../ticket/parties.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { heldByCode } from '../ticket/ticket-code.js';
import { type TicketStatus, isLive } from '../ticket/ticket-status.js';
import type { OfTicket, TicketEvent } from './ticket-event.js';

/** The types of events that tell of one ticket. */
type TicketEventType = Exclude<
  TicketEvent['type'],
  | 'TicketDistributionGroupCreated'
  | 'CodeRevoked'
  | 'DeliverySetAside'
  | 'DriftFound'
  | 'DriftResolved'
  | 'OrderVersionSettled'
  | 'WebhookDisabled'
>;

/** What a move to a status is told as; absent: that something is under way is told by how it ends. */
const MOVED_TO: { readonly [Status in TicketStatus]?: TicketEventType } = {
  DISTRIBUTED: 'Distributed',
  FAILED: 'Failed',
  ACTIVATED: 'Activated',
  COMMITTED: 'Committed',
  CANCELLED: 'TicketDistributionCancelled',
  CANCELLED_EXTERNALLY: 'TicketDistributionCancelledExternally',
};

/** What happened to a group since it was made or restored: its moves in their order, then what else differs. */
export function groupEvents(group: TicketDistributionGroup): readonly TicketEvent[] {
  const { before, snapshot, newMoves, newDecisions } = group;
  const { updatedAt } = snapshot;
  const isNew = before === null;
  const told = (type: TicketEventType, id: TicketDistributionId, at: Instant, status?: TicketStatus) =>
    ticketEvent(snapshot, type, id, at, status);
  const moved = newMoves.flatMap(({ ticketDistributionId, from, to, at }) => {
    if (from === null) return isNew ? [] : told('TicketDistributionAdded', ticketDistributionId, at, to);
    const type = from === to ? undefined : MOVED_TO[to];
    return type === undefined ? [] : told(type, ticketDistributionId, at, to);
  });
  const renewed = newDecisions
    .filter(({ decision }) => decision === 'redistribute')
    .flatMap(({ at, tickets }) =>
      tickets.flatMap(({ ticketDistributionId }) => told('Redistributed', ticketDistributionId, at)),
    );
  const changed = (before?.tickets ?? []).flatMap((old) =>
    changesOf(old, snapshot).flatMap((type) => told(type, old.id, updatedAt)),
  );
  const revoked = (before?.tickets ?? []).flatMap((old) => codeEvents(old, snapshot));
  return [...(isNew ? [created(snapshot)] : []), ...moved, ...renewed, ...changed, ...revoked];
}

function created(group: GroupSnapshot): TicketEvent {
  const ticketDistributionIds = group.tickets.map(({ id }) => id);
  const { organisationId, createdAt } = group;
  const data = { ...referencesOf(group), ticketDistributionIds };
  return { type: 'TicketDistributionGroupCreated', at: createdAt, organisationId, data };
}

function ticketEvent(
  group: GroupSnapshot,
  type: TicketEventType,
  ticketDistributionId: TicketDistributionId,
  at: Instant,
  status?: TicketStatus,
): readonly TicketEvent[] {
  const ticket = group.tickets.find(({ id }) => id === ticketDistributionId);
  if (ticket === undefined) return [];
  const { organisationId } = group;
  const { fulfillmentMethod } = ticket;
  const refs = { ...referencesOf(group), fulfillmentMethod, ticketDistributionId };
  const data: OfTicket = { ...refs, status: status ?? ticket.status };
  return [{ type, at, organisationId, data }];
}

/** That codes of a ticket were revoked, several times in one change perhaps. */
function codeEvents(old: TicketDistribution, group: GroupSnapshot): readonly TicketEvent[] {
  const now = group.tickets.find(({ id }) => id === old.id);
  const { code } = now?.standing ?? old.standing;
  if (now === undefined || code.revoked === null || code.revoked.upTo === old.standing.code.revoked?.upTo) return [];
  const { upTo: revokedUpTo, at, cause, until } = code.revoked;
  const { id: ticketDistributionId, fulfillmentMethod, status } = now;
  const refs = { ...referencesOf(group), fulfillmentMethod, ticketDistributionId, status };
  const codeNumber = heldByCode(now) === null ? null : code.number;
  const { organisationId } = group;
  return [{ type: 'CodeRevoked', at, organisationId, data: { ...refs, revokedUpTo, codeNumber, cause, until } }];
}

function referencesOf({ id, orderId, orderVersion, orderLineId, fulfillmentMethod }: GroupSnapshot) {
  return { orderId, orderVersion, orderLineId, ticketDistributionGroupId: id, fulfillmentMethod };
}

/** How a ticket that is wanted differs from what it was, besides its status. */
function changesOf(old: TicketDistribution, { tickets }: GroupSnapshot): readonly TicketEventType[] {
  const now = tickets.find(({ id }) => id === old.id);
  if (now === undefined || now === old || !isLive(now.status)) return [];
  return [
    ...(sameContent(now.validity, old.validity) ? [] : ['ValidityMoved' as const]),
    ...(samePartiesUnlessErased(now.parties, old.parties) ? [] : ['HolderTransferred' as const]),
    ...(sameContent(contentOf(now.product), contentOf(withTravellersOf(old.product, now.product)))
      ? []
      : ['ContentChanged' as const]),
  ];
}

/** A product without the validity, which is told by itself. */
function contentOf(product: FareProduct): object {
  const { startOfValidity: _start, endOfValidity: _end, ...content } = product;
  return content;
}
