import type {
  FulfillmentMethod,
  GroupSnapshot,
  Instant,
  OrderId,
  OrderLineId,
  OrderedParties,
  TicketDistributionGroupId,
} from '@ticket-distribution/domain';
import type { GroupRow } from './group-rows.js';
import { toTicket, toTicketRow } from './ticket-mapping.js';
import type { TicketRow } from './ticket-rows.js';

/** The rows of one group, its tickets in their order. */
export interface GroupRows {
  readonly group: GroupRow;
  readonly tickets: readonly TicketRow[];
}

/** The rows that say what the snapshot says. */
export function toGroupRows(snapshot: GroupSnapshot): GroupRows {
  const { tickets, parties, ordered, ...said } = snapshot;
  const { distributionHolderCustomerId, customerAccountRef } = parties;
  return {
    group: { ...said, distributionHolderCustomerId, customerAccountRef, ordered: JSON.stringify(ordered) },
    tickets: tickets.map((ticket, position) => toTicketRow(snapshot.id, ticket, position)),
  };
}

/** What the rows say. */
export function toGroupSnapshot({ group, tickets }: GroupRows): GroupSnapshot {
  const { distributionHolderCustomerId, customerAccountRef, ...said } = group;
  return {
    ...said,
    id: said.id as TicketDistributionGroupId,
    orderId: said.orderId as OrderId,
    orderLineId: said.orderLineId as OrderLineId,
    fulfillmentMethod: said.fulfillmentMethod as FulfillmentMethod,
    ordered: JSON.parse(said.ordered) as OrderedParties,
    parties: { distributionHolderCustomerId, customerAccountRef },
    tickets: tickets.map(toTicket),
    createdAt: said.createdAt as Instant,
    updatedAt: said.updatedAt as Instant,
  };
}
