import type { TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { sameContent } from '../shared/same-content.js';
import type { Validity } from '../shared/validity.js';
import type { FareProduct } from '../orders/fare-product.js';
import type { AddEntry, GroupPlan, PlanEntry } from './distribution-plan.js';
import { validityOf } from './ticket-changes.js';
import { NOT_DISTRIBUTED, type StatusReason, type TicketDistribution } from './ticket-distribution.js';
import type { IdSource } from './occasion.js';

/** The tickets of a group after a plan, and those that the plan cancels with the reason. */
export interface ReconciledTickets {
  readonly tickets: readonly TicketDistribution[];
  readonly cancelled: ReadonlyMap<TicketDistributionId, string>;
}

/** Carries the entries of one group out that need no ticket system: add, keep, update and cancel of tickets held only here. */
export function reconciledTickets(
  tickets: readonly TicketDistribution[],
  plan: GroupPlan,
  ids: IdSource,
  at: Instant,
): ReconciledTickets {
  const { withheld, orderLineVersion } = plan;
  const entryOf = new Map<TicketDistributionId, PlanEntry>(plan.entries.flatMap(namedTicket));
  const followed = tickets.map((ticket) => {
    const entry = entryOf.get(ticket.id);
    if (entry === undefined || entry.action === 'add' || entry.action === 'cancel') return ticket;
    const validity = entry.action === 'update' ? entry.validity : ticket.validity;
    return followedTicket(ticket, { product: entry.product, validity, orderLineVersion, withheld, at });
  });
  const added = plan.entries
    .filter((entry): entry is AddEntry => entry.action === 'add')
    .map(({ product }) => newTicket(ids.nextTicketId(), product, plan, at));
  const cancelled = plan.entries.flatMap((entry) =>
    entry.action === 'cancel' ? [[entry.ticketDistributionId, entry.reasons.join(', ')] as const] : [],
  );
  return { tickets: [...followed, ...added], cancelled: new Map(cancelled) };
}

function namedTicket(entry: PlanEntry): [TicketDistributionId, PlanEntry][] {
  if (entry.action === 'add') return [];
  const id = entry.ticketDistributionId ?? (entry.action === 'keep' ? entry.lostTicketDistributionId : null);
  return id === null ? [] : [[id, entry]];
}

function newTicket(
  id: TicketDistributionId,
  product: FareProduct,
  { fulfillmentMethod, orderLineVersion, withheld }: GroupPlan,
  at: Instant,
): TicketDistribution {
  return {
    id,
    status: 'GENERATED',
    statusReason: withheld,
    fulfillmentMethod,
    orderLineVersion,
    product,
    validity: validityOf(product),
    distributionDetails: NOT_DISTRIBUTED,
    moveCount: 0,
    createdAt: at,
    updatedAt: at,
  };
}

function followedTicket(
  ticket: TicketDistribution,
  next: {
    readonly product: FareProduct;
    readonly validity: Validity;
    readonly orderLineVersion: number;
    readonly withheld: StatusReason | null;
    readonly at: Instant;
  },
): TicketDistribution {
  const { at, withheld, ...content } = next;
  const statusReason = ticket.status === 'GENERATED' ? withheld : ticket.statusReason;
  const followed = { ...ticket, ...content, statusReason };
  return sameContent(followed, ticket) ? ticket : { ...followed, updatedAt: at };
}
