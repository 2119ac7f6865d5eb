import type {
  AddEntry,
  CancelEntry,
  GroupPlan,
  KeepEntry,
  PlanEntry,
  ReplaceEntry,
  UpdateEntry,
} from '../plan/distribution-plan.js';
import { statusBefore } from '../plan/line-comparison.js';
import type { TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { holdsErased } from '../shared/erased.js';
import { sameContent } from '../shared/same-content.js';
import type { TicketChange } from '../ticket/moved-ticket.js';
import type { IdSource, Occasion } from '../ticket/occasion.js';
import { NOT_DISTRIBUTED, type TicketDistribution } from '../ticket/ticket-distribution.js';
import { filledFrom } from '../ticket/parties.js';
import {
  type Cancellation,
  type CarriedHandOver,
  NEVER_HANDED_OVER,
  type TicketStanding,
} from '../ticket/ticket-standing.js';

/** What a plan makes of the tickets of a group. */
export interface ReconciledTickets {
  /** All of them with the content that is wanted now, the new ones last. */
  readonly tickets: readonly TicketDistribution[];
  /** What happens to the tickets besides: changes to be told, ends. */
  readonly changes: readonly (readonly [TicketDistributionId, TicketChange])[];
}

/** A ticket that a plan makes, and the entry that asks for it. */
export interface MadeTicket {
  readonly ticket: TicketDistribution;
  readonly entry: AddEntry | ReplaceEntry;
}

/** The tickets that have to be handed over before the ticket of an entry may end. */
export type SuccessorsOf = (entry: CancelEntry | ReplaceEntry) => Pick<Cancellation, 'after' | 'forGood'>;

/** The tickets that a plan makes in one group. */
export function makeTickets(plan: GroupPlan, ids: IdSource, occasion: Occasion): readonly MadeTicket[] {
  return plan.entries.flatMap((entry) =>
    entry.action === 'add' || entry.action === 'replace'
      ? [{ entry, ticket: newTicket(entry, plan, ids, occasion) }]
      : [],
  );
}

/** Carries the entries of one group out, as far as it can be done here; what the ticket systems have to be told follows. */
export function reconcileTickets(
  tickets: readonly TicketDistribution[],
  plan: GroupPlan,
  born: readonly TicketDistribution[],
  successorsOf: SuccessorsOf,
  at: Instant,
): ReconciledTickets {
  const entryOf = new Map<TicketDistributionId, PlanEntry>(plan.entries.flatMap(namedTicket));
  const known = new Map<string, TicketDistribution>(tickets.map((ticket) => [ticket.id, ticket]));
  const followed = tickets.map((ticket) => followPlan(ticket, entryOf.get(ticket.id), plan, at));
  const changes = plan.entries.flatMap((entry) => [
    ...reviving(entry, known),
    ...updating(entry),
    ...ending(entry, known, successorsOf),
  ]);
  return { tickets: [...followed, ...born], changes };
}

function namedTicket(entry: PlanEntry): [TicketDistributionId, PlanEntry][] {
  if (entry.action === 'add') return [];
  const id = entry.ticketDistributionId ?? (entry.action === 'keep' ? entry.lostTicketDistributionId : null);
  return id === null ? [] : [[id, entry]];
}

function newTicket(
  entry: AddEntry | ReplaceEntry,
  { fulfillmentMethod, orderLineVersion }: GroupPlan,
  ids: IdSource,
  occasion: Occasion,
): TicketDistribution {
  const { product, validity, parties, withheld } = entry;
  const replaces = entry.action === 'add' ? entry.takesPlaceOf : entry.ticketDistributionId;
  const carries = entry.carries ?? (withheld === null ? null : asGenerated(occasion));
  return {
    id: ids.nextTicketId(),
    status: 'GENERATED',
    statusReason: withheld,
    fulfillmentMethod,
    orderLineVersion,
    product,
    validity,
    parties,
    distributionDetails: NOT_DISTRIBUTED,
    standing: { ...NEVER_HANDED_OVER, replaces, carries },
    moveCount: 0,
    createdAt: occasion.at,
    updatedAt: occasion.at,
  };
}

/** What a ticket that cannot be handed over yet remembers of whoever generated it. */
function asGenerated({ language = null, distributionChannelId, organisationId = null }: Occasion): CarriedHandOver {
  return { pickup: null, language, forStart: null, distributionChannelId, organisationId, byItself: false };
}

/** The ticket with what the order says of it now. A change that was refused before is wished anew. */
function followPlan(
  ticket: TicketDistribution,
  entry: PlanEntry | undefined,
  { orderLineVersion }: GroupPlan,
  at: Instant,
): TicketDistribution {
  if (entry === undefined || (entry.action !== 'keep' && entry.action !== 'update')) return ticket;
  const statusReason = ticket.status === 'GENERATED' ? entry.withheld : ticket.statusReason;
  const standing = namedAgain(ticket, entry);
  const kept = { ...ticket, product: entry.product, parties: entry.parties, standing, orderLineVersion, statusReason };
  const followed =
    entry.action === 'keep'
      ? kept
      : {
          ...kept,
          validity: entry.validity,
          standing: { ...standing, changeRefused: null },
        };
  return sameContent(followed, ticket) ? ticket : { ...followed, updatedAt: at };
}

/** What is held of a ticket whose parties were erased and are named again: they were those all the time. */
function namedAgain({ parties, standing }: TicketDistribution, entry: KeepEntry | UpdateEntry): TicketStanding {
  const { held } = standing;
  const changed = entry.action === 'update' ? entry.changes.map(({ field }) => field) : [];
  const isOthers = changed.includes('holder') || changed.includes('customerAccount');
  if (held === null || isOthers || !holdsErased(parties)) return standing;
  const { holderCustomerId: distributionHolderCustomerId, customerAccountRef: account } = held;
  const filled = filledFrom({ distributionHolderCustomerId, customerAccountRef: account }, entry.parties);
  const { distributionHolderCustomerId: holderCustomerId, customerAccountRef } = filled;
  return { ...standing, held: { ...held, holderCustomerId, customerAccountRef } };
}

type Changes = (readonly [TicketDistributionId, TicketChange])[];

/** A ticket that waited to be replaced is wanted again: it stands where it stood. */
function reviving(entry: PlanEntry, known: ReadonlyMap<string, TicketDistribution>): Changes {
  if (!isRevival(entry)) return [];
  const ticket = known.get(entry.ticketDistributionId);
  if (ticket === undefined) return [];
  const reason = 'taken back before another took its place';
  return [[ticket.id, { to: statusBefore(ticket), reason, standing: { cancellation: null } }]];
}

function isRevival(
  entry: PlanEntry,
): entry is (KeepEntry | UpdateEntry) & { ticketDistributionId: TicketDistributionId } {
  return (entry.action === 'keep' || entry.action === 'update') && entry.revived && entry.ticketDistributionId !== null;
}

function updating(entry: PlanEntry): Changes {
  if (entry.action !== 'update') return [];
  const reason = `${entry.reasons.join(', ')}: ${entry.changes.map(({ field }) => field).join(', ')}`;
  return [[entry.ticketDistributionId, { reason }]];
}

/** A ticket held only here ends at once; any other stays valid until its cancel is confirmed. */
function ending(entry: PlanEntry, known: ReadonlyMap<string, TicketDistribution>, successorsOf: SuccessorsOf): Changes {
  if (entry.action !== 'cancel' && entry.action !== 'replace') return [];
  const ticket = known.get(entry.ticketDistributionId);
  if (ticket === undefined) return [];
  const code = entry.action === 'replace' ? 'replaced' : entry.reasons.join(', ');
  const reason = entry.reasons.join(', ');
  const effectiveDate = entry.action === 'cancel' ? entry.effectiveDate : null;
  const isEnding = ticket.status === 'CANCELLING';
  const from = isEnding ? (ticket.standing.cancellation?.from ?? null) : ticket.status;
  const cancellation = { from, effectiveDate, ...successorsOf(entry) };
  const statusReason = { code, message: reason };
  const standing = { cancellation };
  if (isEnding) return [[ticket.id, { reason, statusReason, standing }]];
  return [[ticket.id, { to: entry.atTicketSystem ? 'CANCELLING' : 'CANCELLED', reason, statusReason, standing }]];
}
