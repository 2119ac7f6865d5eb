import { DomainError } from '../shared/domain-error.js';
import type { TicketDistributionGroupId } from '../shared/ids.js';
import { ticketLookUp } from '../ticket/ticket-look-up.js';
import { awaitedTickets } from '../ticket/awaited-tickets.js';
import type { Drift } from './drift.js';
import { findTicket } from '../group/find-ticket.js';
import type { GroupChange } from '../group/group-change.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import type { TicketChange } from '../ticket/moved-ticket.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { howOf } from '../plan/carried-hand-over.js';
import { type FulfillmentPolicies, policyOf } from '../plan/fulfillment-policy.js';
import {
  type HandOverHow,
  type Holding,
  type Redistribution,
  type TicketStanding,
  holdingsOf,
  withHolding,
} from '../ticket/ticket-standing.js';
import { isLive } from '../ticket/ticket-status.js';

/**
 * What repairing a drift changes in its group, and in others of the order, so that what follows tells the ticket systems
 * once more. Drifts of deliveries (`ask-again`) are repaired by replaying the delivery.
 *
 * @param forgotten the place that a `valid-there` drift is about, as it was handed over; null for every other kind
 * @param others the other groups of the order, as far as tickets of the group wait for theirs
 * @returns the changes by group
 * @throws DomainError `drift/repair-not-possible` when the ticket has moved on
 */
export function repairDrift(
  group: GroupSnapshot,
  drift: Drift,
  forgotten: Holding | null,
  policies: FulfillmentPolicies,
  others: readonly GroupSnapshot[] = [],
): ReadonlyMap<TicketDistributionGroupId, GroupChange> {
  const ticket = findTicket(group, drift.ticketDistributionId);
  const again = successorsAgain([group, ...others], ticket, drift);
  const change = again.size > 0 ? { reason: reasonOf(drift) } : repairs(ticket, drift, forgotten, policies);
  if (change === null) {
    throw new DomainError(
      'drift/repair-not-possible',
      `The ticket is ${ticket.status}; the drift is over or another.`,
      { id: drift.id, ticketDistributionId: ticket.id },
    );
  }
  const own: GroupChange = {
    tickets: [[ticket.id, [change]], ...(again.get(group.id) ?? [])],
    decision: {
      decision: 'repair',
      policy: ticket.fulfillmentMethod,
      tickets: [{ ticketDistributionId: ticket.id, entry: null }],
      request: { drift: drift.id, kind: drift.kind, repair: drift.proposedRepair },
    },
  };
  const elsewhere = [...again].filter(([id]) => id !== group.id).map(([id, tickets]) => [id, { tickets }] as const);
  return new Map([[group.id, own], ...elsewhere]);
}

function repairs(
  ticket: TicketDistribution,
  drift: Drift,
  forgotten: Holding | null,
  policies: FulfillmentPolicies,
): TicketChange | null {
  const { standing } = ticket;
  const reason = reasonOf(drift);
  const holding = holdingsOf(standing).find(({ key }) => key === drift.key);
  switch (drift.kind) {
    case 'cancel-refused':
      return holding === undefined
        ? null
        : { reason, standing: withHolding(standing, holding.key, { ...holding, cancelRefused: null }) };
    case 'valid-there':
      return forgotten === null || holding !== undefined
        ? null
        : { reason, standing: { outdated: [...standing.outdated, forgotten] } };
    case 'change-refused':
      return standing.changeRefused === null ? null : { reason, standing: { changeRefused: null } };
    case 'missing-there':
      return isLive(ticket.status) && standing.held !== null ? issuedOnceMore(standing, standing.held, reason) : null;
    case 'account-differs':
      if (!isLive(ticket.status) || holding === undefined) return null;
      return policyOf(policies, ticket.fulfillmentMethod).transfers
        ? {
            reason,
            standing: {
              ...withHolding(standing, holding.key, { ...holding, customerAccountRef: drift.theirs }),
              changeRefused: null,
            },
          }
        : issuedOnceMore(standing, holding, reason);
    case 'cancelled-externally':
      return ticket.status === 'CANCELLED_EXTERNALLY' ? { reason, orderLineVersion: 0 } : null;
    case 'replacement-refused':
    case 'outcome-unknown':
      return null;
  }
}

function reasonOf({ kind, proposedRepair }: Drift): string {
  return `repair of ${kind}: ${proposedRepair}`;
}

/**
 * The ticket under another key, as it is wanted; the place that holds it now is given up afterwards. Where it is wished elsewhere
 * already, that does it.
 */
function issuedOnceMore({ redistribution }: TicketStanding, held: Holding, reason: string): TicketChange {
  const wish = redistribution ?? stillToTell(howHeld(held), reason);
  return { reason, standing: { redistribution: wish, changeRefused: null } };
}

function stillToTell(how: HandOverHow, reason: string): Redistribution {
  return { ...how, purpose: 'update', reason, toldAs: null };
}

function howHeld({ pickup, language, validity }: Holding): HandOverHow {
  return { pickup, language, forStart: validity.startOfValidity };
}

/** What should have taken the place of a ticket and was refused, wished once more as it was told, or as that one was; by group. */
function successorsAgain(
  groups: readonly GroupSnapshot[],
  ticket: TicketDistribution,
  drift: Drift,
): ReadonlyMap<TicketDistributionGroupId, GroupChange['tickets']> {
  const successors = new Set(successorsOf(groups, ticket, drift));
  const reason = reasonOf(drift);
  const again = groups.map(({ id, tickets }) => {
    const refused = tickets.filter((one) => successors.has(one.id) && one.status === 'FAILED');
    const changes = refused.flatMap((one) => {
      const how = howOf(one) ?? howOf(ticket);
      return how === null
        ? []
        : [[one.id, [{ reason, standing: { redistribution: stillToTell(how, reason) } }]] as const];
    });
    return [id, changes] as const;
  });
  return new Map(again.filter(([, changes]) => changes.length > 0));
}

function successorsOf(
  groups: readonly GroupSnapshot[],
  ticket: TicketDistribution,
  { kind }: Drift,
): readonly string[] {
  if (kind === 'replacement-refused') return awaitedTickets(ticket, ticketLookUp(groups)).map(({ id }) => id);
  if (kind !== 'cancelled-externally') return [];
  const all = groups.flatMap(({ tickets }) => tickets);
  return all.filter(({ standing }) => standing.replaces === ticket.id).map(({ id }) => id);
}
