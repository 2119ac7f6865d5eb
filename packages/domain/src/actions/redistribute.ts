import { DomainError } from '../shared/domain-error.js';
import type { Instant } from '../shared/instant.js';
import type { Language } from '../shared/language.js';
import { sameContent } from '../shared/same-content.js';
import { type ActionRefusal, actionRefusal } from './allowed-actions.js';
import type { DeliverySnapshot } from '../delivery/delivery-snapshot.js';
import { type FulfillmentPolicies, policyOf } from '../plan/fulfillment-policy.js';
import type { GroupChange } from '../group/group-change.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import type { PickupRequest } from '../hand-over/pickup.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { type AskedFor, ticketsAskedFor } from './asked-tickets.js';
import { refuseDeliverAfterEnd } from './distribute.js';

/** How tickets shall be handed over anew, and why. */
export interface RedistributeRequest {
  readonly pickup: PickupRequest;
  readonly language: Language | null;
  /** Free text, kept in the history; such as `lost card`. */
  readonly reason: string;
}

/** A group with its unanswered deliveries. */
export interface GroupUnderWay {
  readonly group: GroupSnapshot;
  readonly open: readonly DeliverySnapshot[];
}

/** A group with what redistributing does to it; `change` null: nothing, for the reasons given per ticket. */
export interface RedistributeDecision {
  readonly group: GroupSnapshot;
  readonly change: GroupChange | null;
  readonly refusals: readonly (ActionRefusal & { readonly ticketDistributionId: string })[];
}

/**
 * Decides for every group of a request: its handed-over tickets are wished on the medium asked for, the same or another,
 * under their own ids; what stands on the medium before is revoked once the new one is there.
 *
 * @param asked which tickets are meant; absent: all
 * @throws DomainError `request/malformed`, `distribution/deliver-after-end`
 * @throws DomainError `distribution/nothing-to-redistribute` with the reason per ticket, when no ticket can be
 */
export function decideRedistributions(
  groups: readonly GroupUnderWay[],
  request: RedistributeRequest,
  policies: FulfillmentPolicies,
  at: Instant,
  asked: AskedFor = {},
): RedistributeDecision[] {
  const decided = groups.map((underWay) => redistribution(underWay, request, policies, at, asked));
  if (decided.some(({ change }) => change !== null)) return decided;
  const reasons = decided.flatMap(({ refusals }) => refusals);
  const why = reasons.map(({ ticketDistributionId, message }) => `${ticketDistributionId}: ${message}`).join(' ');
  throw new DomainError('distribution/nothing-to-redistribute', `No ticket can be redistributed. ${why}`.trim(), {
    reasons,
  });
}

function redistribution(
  { group, open }: GroupUnderWay,
  request: RedistributeRequest,
  policies: FulfillmentPolicies,
  at: Instant,
  asked: AskedFor,
): RedistributeDecision {
  const judged = ticketsAskedFor(group, asked).map((ticket) => {
    const policy = policyOf(policies, ticket.fulfillmentMethod);
    return { ticket, refusal: actionRefusal('redistribute', { ticket, group, policy, at }) };
  });
  const refusals = judged.flatMap(({ ticket, refusal }) =>
    refusal === null ? [] : [{ ...refusal, ticketDistributionId: ticket.id }],
  );
  const tickets = judged.filter(({ refusal }) => refusal === null).map(({ ticket }) => ticket);
  return { group, change: tickets.length === 0 ? null : wished(tickets, open, request, policies), refusals };
}

/** The last wish counts; the same twice, or one that is being carried out, is one wish. */
function wished(
  tickets: readonly TicketDistribution[],
  open: readonly DeliverySnapshot[],
  { pickup: asked, language, reason }: RedistributeRequest,
  policies: FulfillmentPolicies,
): GroupChange {
  const [{ fulfillmentMethod }] = tickets as readonly [TicketDistribution, ...TicketDistribution[]];
  const pickup = policyOf(policies, fulfillmentMethod).pickup(asked);
  refuseDeliverAfterEnd(pickup, tickets);
  const underWay = new Map(
    open
      .flatMap(({ handOver }) =>
        handOver.operation === 'issue' && handOver.purpose === 'redistribute' ? [handOver] : [],
      )
      .filter((issue) => sameContent([issue.pickup, issue.language], [pickup, language]))
      .flatMap(({ key, tickets: told }) => told.map((one) => [one.ticketDistributionId, { ...one, key }] as const)),
  );
  // An instant of its own moves along from the start that it is told for.
  const isToldFor = (told: string, start: string) =>
    told === start || pickup?.medium !== 'QR_CODE' || pickup.deliverAfter === null;
  const changed = tickets
    .map(({ id, standing, validity: { startOfValidity: forStart } }) => {
      const told = underWay.get(id);
      const toldAs = told !== undefined && isToldFor(told.startOfValidity, forStart) ? told.key : null;
      return { id, standing, wish: { pickup, language, forStart, purpose: 'redistribute', reason, toldAs } as const };
    })
    .filter(({ standing, wish }) => standing.changeRefused !== null || !sameContent(standing.redistribution, wish));
  return {
    tickets: changed.map(({ id, wish }) => [
      id,
      [{ reason: `redistribution asked for: ${reason}`, standing: { redistribution: wish, changeRefused: null } }],
    ]),
    decision: {
      decision: 'redistribute',
      policy: fulfillmentMethod,
      tickets: tickets.map(({ id }) => ({ ticketDistributionId: id, entry: null })),
      request: { pickup, language, reason },
    },
  };
}
