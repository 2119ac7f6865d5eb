import type { DomainErrorCode } from '../shared/domain-error.js';
import type { Instant } from '../shared/instant.js';
import { ticketToTell } from '../plan/ticket-to-tell.js';
import { NOT_TRANSMITTABLE, withheldReason } from '../plan/withheld.js';
import { holdingsOf } from '../ticket/ticket-standing.js';
import { isExpired } from '../shared/validity.js';
import type { FulfillmentPolicy } from '../plan/fulfillment-policy.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import { journeyStart } from '../ticket/journey-start.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { isLive, isHeldNowhere, isPickedUp } from '../ticket/ticket-status.js';

export const TICKET_ACTIONS = ['distribute', 'redistribute', 'update-validity', 'transfer', 'cancel'] as const;
/** What may be done with a ticket; `cancel` is done by a newer order version only. */
export type TicketAction = (typeof TICKET_ACTIONS)[number];

/** Why an action is not allowed now. */
export interface ActionRefusal {
  readonly code: DomainErrorCode;
  readonly message: string;
}

/** One action and, when it is not allowed now, why. */
export interface AllowedAction {
  readonly action: TicketAction;
  readonly allowed: boolean;
  /** Null when it is allowed. */
  readonly refusal: ActionRefusal | null;
}

/** What the answer depends on. `policy` is that of the method under which the ticket was made. */
export interface ActionFacts {
  readonly ticket: TicketDistribution;
  readonly group: Pick<
    GroupSnapshot,
    'fulfillmentMethod' | 'orderId' | 'orderLineId' | 'organisationId' | 'orderOwnerCustomerId'
  >;
  readonly policy: FulfillmentPolicy;
  readonly at: Instant;
}

/** Every action with its answer, in the order of `TICKET_ACTIONS`. */
export function allowedActions(facts: ActionFacts): readonly AllowedAction[] {
  return TICKET_ACTIONS.map((action) => {
    const refusal = actionRefusal(action, facts);
    return { action, allowed: refusal === null, refusal };
  });
}

/** Why the action is not allowed now; null when it is. The rules are those of docs/domain.md. */
export function actionRefusal(action: TicketAction, facts: ActionFacts): ActionRefusal | null {
  return REFUSALS[action](facts);
}

const REFUSALS: Readonly<Record<TicketAction, (facts: ActionFacts) => ActionRefusal | null>> = {
  distribute: ({ ticket, group, policy }) => {
    const code = 'distribution/nothing-to-distribute';
    if (!isLive(ticket.status)) return ended(code, ticket);
    if (policy.handedOverBy === 'generate') return { code, message: 'Generate hands this ticket over.' };
    if (!isHeldNowhere(ticket.status)) return { code, message: 'The ticket is handed over already, or on the way.' };
    const withheld = withheldReason(policy, ticketToTell(group, ticket));
    if (withheld === null) return null;
    const isForGood = withheld.code === NOT_TRANSMITTABLE;
    return { code: isForGood ? 'distribution/not-transmittable' : code, message: withheld.message };
  },
  redistribute: ({ ticket, policy }) => {
    const code = 'distribution/nothing-to-redistribute';
    if (!isLive(ticket.status)) return ended(code, ticket);
    if (!policy.redistributes) return { code, message: `A ${policy.method} ticket has no medium to be moved from.` };
    if (isHeldNowhere(ticket.status)) return { code, message: 'The ticket was not handed over yet: distribute it.' };
    return null;
  },
  'update-validity': ({ ticket, policy, at }) => {
    if (!isLive(ticket.status)) return ended('validity/ticket-ended', ticket);
    if (isExpired(ticket.validity, at)) return { code: 'validity/expired', message: 'The validity is over.' };
    if (wasHandedOver(ticket) && ticket.validity.startOfValidity <= at) {
      return { code: 'validity/has-begun', message: 'The validity has begun and is not started over.' };
    }
    if (isBoundToDeparture(ticket)) {
      return { code: 'validity/bound-to-departure', message: 'The ticket is bound to a dated departure.' };
    }
    if (isPickedUp(ticket.status)) return { code: 'validity/picked-up', message: 'The ticket is picked up or in use.' };
    return !isHeldNowhere(ticket.status) && policy.change(ticket.status, ['validity']) === 'replace'
      ? { code: 'validity/not-supported', message: `A ${policy.method} ticket that is handed over cannot be changed.` }
      : null;
  },
  transfer: ({ ticket, policy, at }) => {
    if (!isLive(ticket.status)) return ended('transfer/ticket-ended', ticket);
    if (!policy.transfers) {
      return { code: 'transfer/not-supported', message: `A ${policy.method} ticket has no account to be moved from.` };
    }
    if (!ticket.product.transferable) {
      return { code: 'transfer/not-transferable', message: 'The product is not transferable.' };
    }
    if (isPickedUp(ticket.status)) return { code: 'transfer/in-use', message: 'The use of the ticket has begun.' };
    return journeyStart(ticket.product, ticket.validity) <= at
      ? { code: 'transfer/journey-started', message: 'The journey has started.' }
      : null;
  },
  cancel: ({ ticket }) => (isLive(ticket.status) ? null : ended('ticket-distribution/illegal-move', ticket)),
};

function ended(code: DomainErrorCode, { status }: TicketDistribution): ActionRefusal {
  return { code, message: `The ticket is ${status}.` };
}

/** Whether a traveller may ever have had the ticket, or the one whose place it takes. */
function wasHandedOver({ status, standing }: TicketDistribution): boolean {
  return !isHeldNowhere(status) || standing.replaces !== null || holdingsOf(standing).length > 0;
}

function isBoundToDeparture({ product: { legs } }: TicketDistribution): boolean {
  return legs.some(({ datedServiceJourneyRef }) => datedServiceJourneyRef !== null);
}
