import type { FareProduct } from '../orders/fare-product.js';
import type { TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { sameContent } from '../shared/same-content.js';
import type { Validity } from '../shared/validity.js';
import type { CancelEntry, GroupPlan, PlanEntry, ReplaceEntry } from '../plan/distribution-plan.js';
import type { TicketChange } from '../ticket/moved-ticket.js';
import type { IdSource } from '../ticket/occasion.js';
import { validityOf } from '../plan/ticket-changes.js';
import { NOT_DISTRIBUTED, type TicketDistribution } from '../ticket/ticket-distribution.js';
import { NEVER_HANDED_OVER, type TicketStanding } from '../ticket/ticket-standing.js';

/** What a plan makes of the tickets of a group. */
export interface ReconciledTickets {
  /** All of them with the content that is wanted now, the new ones last. */
  readonly tickets: readonly TicketDistribution[];
  readonly made: readonly MadeTicket[];
  /** What happens to the tickets besides: changes to be told, ends. */
  readonly changes: readonly (readonly [TicketDistributionId, TicketChange])[];
}

/** A ticket that a plan made, and the entry that asked for it. */
export interface MadeTicket {
  readonly ticket: TicketDistribution;
  readonly entry: PlanEntry;
}

/** Carries the entries of one group out, as far as it can be done here; what the ticket systems have to be told follows. */
export function reconciledTickets(
  tickets: readonly TicketDistribution[],
  plan: GroupPlan,
  ids: IdSource,
  at: Instant,
): ReconciledTickets {
  const entryOf = new Map<TicketDistributionId, PlanEntry>(plan.entries.flatMap(namedTicket));
  const followed = tickets.map((ticket) => followedTicket(ticket, entryOf.get(ticket.id), plan, at));
  const made = plan.entries.flatMap((entry) => madeTicket(entry, plan, ids, at));
  const changes = plan.entries.flatMap((entry) => [...updating(entry), ...ending(entry, made)]);
  return { tickets: [...followed, ...made.map(({ ticket }) => ticket)], made, changes };
}

function namedTicket(entry: PlanEntry): [TicketDistributionId, PlanEntry][] {
  if (entry.action === 'add') return [];
  const id = entry.ticketDistributionId ?? (entry.action === 'keep' ? entry.lostTicketDistributionId : null);
  return id === null ? [] : [[id, entry]];
}

function madeTicket(entry: PlanEntry, plan: GroupPlan, ids: IdSource, at: Instant): MadeTicket[] {
  if (entry.action === 'add') return [{ entry, ticket: newTicket(ids, entry, plan, at, {}) }];
  if (entry.action !== 'replace') return [];
  return [{ entry, ticket: newTicket(ids, entry, plan, at, { replaces: entry.ticketDistributionId }) }];
}

function newTicket(
  ids: IdSource,
  { product, validity = validityOf(product) }: { readonly product: FareProduct; readonly validity?: Validity },
  { fulfillmentMethod, orderLineVersion, withheld }: GroupPlan,
  at: Instant,
  standing: Partial<TicketStanding>,
): TicketDistribution {
  return {
    id: ids.nextTicketId(),
    status: 'GENERATED',
    statusReason: withheld,
    fulfillmentMethod,
    orderLineVersion,
    product,
    validity,
    distributionDetails: NOT_DISTRIBUTED,
    standing: { ...NEVER_HANDED_OVER, ...standing },
    moveCount: 0,
    createdAt: at,
    updatedAt: at,
  };
}

/** The ticket with what the order says of it now. A change that was refused before is wished anew. */
function followedTicket(
  ticket: TicketDistribution,
  entry: PlanEntry | undefined,
  { orderLineVersion, withheld }: GroupPlan,
  at: Instant,
): TicketDistribution {
  if (entry === undefined || (entry.action !== 'keep' && entry.action !== 'update')) return ticket;
  const statusReason = ticket.status === 'GENERATED' ? withheld : ticket.statusReason;
  const kept = { ...ticket, product: entry.product, orderLineVersion, statusReason };
  const followed =
    entry.action === 'keep'
      ? kept
      : { ...kept, validity: entry.validity, standing: { ...ticket.standing, changeRefused: null } };
  return sameContent(followed, ticket) ? ticket : { ...followed, updatedAt: at };
}

function updating(entry: PlanEntry): (readonly [TicketDistributionId, TicketChange])[] {
  if (entry.action !== 'update') return [];
  const reason = `${entry.reasons.join(', ')}: ${entry.changes.map(({ field }) => field).join(', ')}`;
  return [[entry.ticketDistributionId, { reason }]];
}

/** A ticket held only here ends at once; any other stays valid until its cancel is confirmed. */
function ending(entry: PlanEntry, made: readonly MadeTicket[]): (readonly [TicketDistributionId, TicketChange])[] {
  if (entry.action !== 'cancel' && entry.action !== 'replace') return [];
  const code = entry.action === 'replace' ? 'replaced' : entry.reasons.join(', ');
  const reason = entry.reasons.join(', ');
  const cancellation = {
    effectiveDate: entry.action === 'cancel' ? entry.effectiveDate : null,
    after: successors(entry, made),
  };
  const to = entry.atTicketSystem ? 'CANCELLING' : 'CANCELLED';
  const statusReason = { code, message: reason };
  return [[entry.ticketDistributionId, { to, reason, statusReason, standing: { cancellation } }]];
}

/** The tickets that take the place of one that ends: that of its replacement, or all that another method brings. */
function successors(entry: CancelEntry | ReplaceEntry, made: readonly MadeTicket[]): readonly TicketDistributionId[] {
  return made
    .filter((ticket) =>
      entry.action === 'replace'
        ? ticket.entry === entry
        : entry.reasons.includes('method-changed') && ticket.entry.action === 'add',
    )
    .map(({ ticket }) => ticket.id);
}
