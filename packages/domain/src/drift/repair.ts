import { DomainError } from '../shared/domain-error.js';
import { awaitedTickets } from '../ticket/awaited-tickets.js';
import type { Drift } from './drift.js';
import { findTicket } from '../group/find-ticket.js';
import type { GroupChange } from '../group/group-change.js';
import type { GroupSnapshot } from '../plan/group-snapshot.js';
import type { TicketChange } from '../ticket/moved-ticket.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { type Holding, holdingsOf, withHolding } from '../ticket/ticket-standing.js';
import { isLive } from '../ticket/ticket-status.js';

/**
 * What repairing a drift changes in the group, so that what follows from it tells the ticket systems once more. Drifts
 * of deliveries (`ask-again`) are repaired by replaying the delivery.
 *
 * @param forgotten the place that a `valid-there` drift is about, as it was handed over; null for every other kind
 * @throws DomainError `drift/repair-not-possible` when the ticket has moved on
 */
export function repairedGroup(group: GroupSnapshot, drift: Drift, forgotten: Holding | null): GroupChange {
  const ticket = findTicket(group, drift.ticketDistributionId);
  const again = drift.kind === 'replacement-refused' ? successorsAgain(group, ticket, drift) : [];
  const change = again.length > 0 ? { reason: reasonOf(drift) } : repairs(ticket, drift, forgotten);
  if (change === null) {
    throw new DomainError(
      'drift/repair-not-possible',
      `The ticket is ${ticket.status}; the drift is over or another.`,
      {
        id: drift.id,
        ticketDistributionId: ticket.id,
      },
    );
  }
  return {
    tickets: [[ticket.id, [change]], ...again],
    decision: {
      decision: 'repair',
      policy: ticket.fulfillmentMethod,
      tickets: [{ ticketDistributionId: ticket.id, entry: null }],
      request: { drift: drift.id, kind: drift.kind, repair: drift.proposedRepair },
    },
  };
}

function repairs(ticket: TicketDistribution, drift: Drift, forgotten: Holding | null): TicketChange | null {
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
      return isLive(ticket.status) && standing.held !== null
        ? {
            reason,
            standing: {
              redistribution: { ...handedOverAs(standing.held), purpose: 'update', reason },
              changeRefused: null,
            },
          }
        : null;
    case 'account-differs':
      return isLive(ticket.status) && holding !== undefined
        ? {
            reason,
            standing: {
              ...withHolding(standing, holding.key, { ...holding, customerAccountRef: drift.theirs }),
              changeRefused: null,
            },
          }
        : null;
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

function handedOverAs({ pickup, language }: Holding): Pick<Holding, 'pickup' | 'language'> {
  return { pickup, language };
}

/** The refused replacements of a ticket, wished once more as that one was handed over. */
function successorsAgain({ tickets }: GroupSnapshot, ticket: TicketDistribution, drift: Drift): GroupChange['tickets'] {
  const reason = reasonOf(drift);
  const { held } = ticket.standing;
  if (held === null) return [];
  const redistribution = { ...handedOverAs(held), purpose: 'update', reason } as const;
  return awaitedTickets(ticket, (id) => tickets.find((known) => known.id === id))
    .filter(({ status }) => status === 'FAILED')
    .map(({ id }) => [id, [{ reason, standing: { redistribution } }]]);
}
