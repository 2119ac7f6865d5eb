import { DomainError } from '../shared/domain-error.js';
import type { FulfillmentMethod } from '../orders/fulfillment-method.js';
import { type FulfillmentPolicies, type FulfillmentPolicy, policyOf } from '../plan/fulfillment-policy.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import { type Pickup, type PickupRequest, sameMedium } from '../hand-over/pickup.js';
import { ordinalOf } from '../hand-over/hand-over-key.js';
import { withheldReason } from '../plan/withheld.js';
import { ticketToTell } from '../plan/ticket-to-tell.js';
import type { DistributionDetails, StatusReason, TicketDistribution } from '../ticket/ticket-distribution.js';
import { holdingsOf } from '../ticket/ticket-standing.js';
import { type AskedFor, ticketsAskedFor } from './asked-tickets.js';
import { isLive, isHeldNowhere } from '../ticket/ticket-status.js';

/** What distributing means for one group. */
export type DistributeDecision =
  /** These tickets go out, and no other of the group. */
  | { readonly kind: 'hand-over'; readonly pickup: Pickup | null; readonly tickets: readonly TicketDistribution[] }
  /** Under way or done: left alone. */
  | { readonly kind: 'leave' }
  /** Handed over on another medium than the card asked for: left alone. */
  | { readonly kind: 'other-medium' }
  | { readonly kind: 'impossible'; readonly reason: StatusReason };

/**
 * Decides for one group. What is not out yet goes out, a ticket that failed once more: on the medium asked for, else on that
 * of the newest hand-over of the group. What is under way or done is left alone.
 *
 * @param asked which of its tickets are meant; absent: all
 */
export function decideDistribution(
  group: GroupSnapshot,
  request: PickupRequest,
  policies: FulfillmentPolicies,
  asked: AskedFor = {},
): DistributeDecision {
  const policy = policyOf(policies, group.fulfillmentMethod);
  const tickets = ticketsAskedFor(group, asked).filter(
    ({ status, fulfillmentMethod }) => isLive(status) && fulfillmentMethod === group.fulfillmentMethod,
  );
  const waiting = tickets
    .filter(({ status }) => isHeldNowhere(status))
    .map((ticket) => ({ ticket, withheld: withheldReason(policy, ticketToTell(group, ticket)) }));
  const [reason] = waiting.flatMap(({ withheld }) => withheld ?? []);
  const wasHandedOver = group.handOverCount > 0 && waiting.length < Math.max(1, tickets.length);
  if (policy.handedOverBy === 'generate') {
    return group.handOverCount > 0 ? { kind: 'leave' } : { kind: 'impossible', reason: reason ?? BY_GENERATE };
  }
  const able = waiting.flatMap(({ ticket, withheld }) => (withheld === null ? [ticket] : []));
  const pickup = pickupFor(group, able, request, policy);
  if (able.length > 0) return { kind: 'hand-over', pickup, tickets: able };
  if (pickup !== null && request.travelCard !== undefined && tickets.some((ticket) => isElsewhere(ticket, pickup))) {
    return { kind: 'other-medium' };
  }
  if (wasHandedOver) return { kind: 'leave' };
  return reason === undefined
    ? impossible('no-ticket', 'The group has no ticket to hand over.')
    : { kind: 'impossible', reason };
}

/** Whether a ticket is out on another medium. */
function isElsewhere({ status, distributionDetails }: TicketDistribution, pickup: Pickup): boolean {
  return !isHeldNowhere(status) && !sameMedium(distributionDetails, pickup);
}

/**
 * The pickup that a request means for a group; one that names no medium means that of the newest hand-over, and where there
 * was none, the card of those whose place the tickets take.
 */
function pickupFor(
  group: GroupSnapshot,
  tickets: readonly TicketDistribution[],
  request: PickupRequest,
  policy: FulfillmentPolicy,
): Pickup | null {
  const asked = policy.pickup(request);
  const { travelCard, deliverAfter, qrChecksumType } = request;
  const namesMedium = travelCard !== undefined || deliverAfter !== undefined || qrChecksumType !== undefined;
  if (asked === null || namesMedium) return asked;
  const newest = newestMedium(group);
  const card = newest === undefined ? carriedCard(tickets) : newest.mediaSerialNumberId;
  if (card === null) return asked;
  return { medium: 'TRAVEL_CARD', mediaSerialNumberId: card, activate: false, paymentMeansType: null };
}

/** The card that all of the tickets carry along from those whose place they take; null: there is no such one. */
function carriedCard(tickets: readonly TicketDistribution[]): string | null {
  const [card, ...others] = new Set(
    tickets.map(({ standing: { carries } }) =>
      carries?.pickup?.medium === 'TRAVEL_CARD' ? carries.pickup.mediaSerialNumberId : null,
    ),
  );
  return others.length > 0 ? null : (card ?? null);
}

/** Where the newest hand-over of a group went, also one that is not answered, was refused or whose ticket has ended. */
function newestMedium({ id, tickets, fulfillmentMethod }: GroupSnapshot): DistributionDetails | undefined {
  const told = tickets.filter(
    (ticket) => ticket.fulfillmentMethod === fulfillmentMethod && ticket.distributionDetails.medium !== null,
  );
  const placed = told.map((ticket) => ({ ticket, ordinal: lastOrdinal(ticket, id) }));
  const [newest] = placed.toSorted(
    (one, other) => other.ordinal - one.ordinal || (one.ticket.updatedAt < other.ticket.updatedAt ? 1 : -1),
  );
  return newest?.ticket.distributionDetails;
}

/**
 * The ordinal of a ticket's last hand-over. One under way is the newest; one refused is tried again before any other is
 * newer. Of a ticket that has ended only the name that its system gave it is left, which for some systems is the key.
 */
function lastOrdinal(
  { status, standing, distributionDetails: { externalReference } }: TicketDistribution,
  groupId: string,
): number {
  if (status === 'DISTRIBUTING' || status === 'FAILED') return Number.MAX_SAFE_INTEGER;
  const keys = holdingsOf(standing).map(({ key }) => key as string);
  if (externalReference?.startsWith(`${groupId}.`)) keys.push(externalReference);
  return Math.max(0, ...keys.map(ordinalOf));
}

/**
 * Refuses a pickup that would begin when the ticket is over.
 *
 * @throws DomainError `distribution/deliver-after-end` naming the tickets
 */
export function refuseDeliverAfterEnd(pickup: Pickup | null, tickets: readonly TicketDistribution[]): void {
  const deliverAfter = pickup?.medium === 'QR_CODE' ? pickup.deliverAfter : null;
  if (deliverAfter === null) return;
  const over = tickets.filter(({ validity }) => validity.endOfValidity <= deliverAfter).map(({ id }) => id);
  if (over.length === 0) return;
  throw new DomainError(
    'distribution/deliver-after-end',
    `deliverAfter must lie before the end of validity of every ticket: ${over.join(', ')}.`,
    { deliverAfter, ticketDistributionIds: over },
  );
}

const BY_GENERATE: StatusReason = {
  code: 'handed-over-by-generate',
  message: 'Generate hands these tickets over.',
};

/** A group with the decision taken for it. */
export interface DecidedGroup {
  readonly group: GroupSnapshot;
  readonly decision: DistributeDecision;
}

/**
 * Decides for every group of a request.
 *
 * @param only the method whose groups are meant; null: all
 * @throws DomainError `distribution/other-medium` when a card is named and nothing that is meant can go there, naming the
 *   groups that stand on another medium
 * @throws DomainError `distribution/nothing-to-distribute` with the reason of each group, when none ever was or can be
 *   distributed
 * @throws DomainError `distribution/deliver-after-end`
 */
export function decideDistributions(
  groups: readonly GroupSnapshot[],
  request: PickupRequest,
  policies: FulfillmentPolicies,
  only: FulfillmentMethod | null = null,
  asked: AskedFor = {},
): DecidedGroup[] {
  const decided = groups.map((group) => {
    const isMeant = only === null || group.fulfillmentMethod === only;
    return { group, decision: isMeant ? decideDistribution(group, request, policies, asked) : otherMethod(only) };
  });
  const elsewhere = decided.filter(({ decision }) => decision.kind === 'other-medium').map(({ group }) => group);
  const canGoThere = decided.some(
    ({ group, decision: { kind } }) =>
      kind === 'hand-over' ||
      (kind === 'leave' && policyOf(policies, group.fulfillmentMethod).pickup(request) !== null),
  );
  if (elsewhere.length > 0 && !canGoThere) throw otherMedium(elsewhere);
  if (decided.every(({ decision }) => decision.kind === 'impossible')) throw nothingToDistribute(decided);
  for (const { decision } of decided) {
    if (decision.kind === 'hand-over') refuseDeliverAfterEnd(decision.pickup, decision.tickets);
  }
  return decided;
}

function otherMedium(groups: readonly GroupSnapshot[]): DomainError {
  const ids = groups.map(({ id }) => id);
  return new DomainError(
    'distribution/other-medium',
    `Handed over already on another medium: ticket distribution group ${ids.join(', ')}.`,
    { ticketDistributionGroupIds: ids },
  );
}

function nothingToDistribute(decided: readonly DecidedGroup[]): DomainError {
  const reasons = decided.flatMap(({ group: { id, orderLineId }, decision }) =>
    decision.kind === 'impossible' ? [{ ticketDistributionGroupId: id, orderLineId, reason: decision.reason }] : [],
  );
  const why = reasons.map(({ orderLineId, reason }) => `order line ${orderLineId}: ${reason.message}`).join(' ');
  return new DomainError('distribution/nothing-to-distribute', `No group can be distributed. ${why}`.trim(), {
    reasons,
  });
}

function otherMethod(only: FulfillmentMethod): DistributeDecision {
  return impossible('other-method', `This operation distributes ${only} groups only.`);
}

function impossible(code: string, message: string): DistributeDecision {
  return { kind: 'impossible', reason: { code, message } };
}
