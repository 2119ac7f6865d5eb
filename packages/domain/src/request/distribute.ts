import { DomainError } from '../shared/domain-error.js';
import type { FulfillmentMethod } from '../orders/fulfillment-method.js';
import type { FulfillmentPolicies } from '../plan/fulfillment-policy.js';
import type { GroupSnapshot } from '../plan/group-snapshot.js';
import { type Pickup, type PickupRequest, sameMedium } from '../hand-over/pickup.js';
import type { StatusReason } from '../ticket/ticket-distribution.js';
import { isLive, isOnlyHere } from '../ticket/ticket-status.js';

/** What distributing means for one group. */
export type DistributeDecision =
  | { readonly kind: 'hand-over'; readonly pickup: Pickup | null }
  /** Under way or done: left alone. */
  | { readonly kind: 'leave' }
  /** Handed over on another medium than the one asked for. */
  | { readonly kind: 'other-medium' }
  | { readonly kind: 'impossible'; readonly reason: StatusReason };

/** Decides for one group. Tickets that failed are handed over again; those under way or done are left alone. */
export function decideDistribution(
  group: GroupSnapshot,
  request: PickupRequest,
  policies: FulfillmentPolicies,
): DistributeDecision {
  const policy = policies[group.fulfillmentMethod];
  if (policy.handedOverBy === 'generate') {
    const reason = policy.withheld(group.parties) ?? BY_GENERATE;
    return group.handOverCount > 0 ? { kind: 'leave' } : { kind: 'impossible', reason };
  }
  const pickup = policy.pickup(request);
  const tickets = group.tickets.filter(
    ({ status, fulfillmentMethod }) => isLive(status) && fulfillmentMethod === group.fulfillmentMethod,
  );
  const handedOver = tickets.filter(({ status }) => !isOnlyHere(status));
  if (pickup !== null && handedOver.some(({ distributionDetails }) => !sameMedium(distributionDetails, pickup))) {
    return { kind: 'other-medium' };
  }
  if (handedOver.length < tickets.length) {
    const withheld = policy.withheld(group.parties);
    return withheld === null ? { kind: 'hand-over', pickup } : { kind: 'impossible', reason: withheld };
  }
  return group.handOverCount > 0 ? { kind: 'leave' } : impossible('no-ticket', 'The group has no ticket to hand over.');
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
 * @throws DomainError `distribution/other-medium` naming the groups that stand on another medium
 * @throws DomainError `distribution/nothing-to-distribute` with the reason of each group, when none ever was or can be
 *   distributed
 */
export function decideDistributions(
  groups: readonly GroupSnapshot[],
  request: PickupRequest,
  policies: FulfillmentPolicies,
  only: FulfillmentMethod | null = null,
): DecidedGroup[] {
  const decided = groups.map((group) => {
    const isMeant = only === null || group.fulfillmentMethod === only;
    return { group, decision: isMeant ? decideDistribution(group, request, policies) : otherMethod(only) };
  });
  const elsewhere = decided.filter(({ decision }) => decision.kind === 'other-medium').map(({ group }) => group);
  if (elsewhere.length > 0) throw otherMedium(elsewhere);
  if (decided.every(({ decision }) => decision.kind === 'impossible')) throw nothingToDistribute(decided);
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
