import {
  type FulfillmentMethod,
  type GroupSnapshot,
  type Instant,
  type OrderId,
  type OrderLineId,
  type OrderedParties,
  type TicketDistributionGroupId,
  shownParties,
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
  const { tickets, ordered, waitedForBy, ...said } = snapshot;
  const { distributionHolderCustomerId, customerAccountRef } = shownParties(snapshot);
  return {
    group: {
      ...said,
      distributionHolderCustomerId,
      customerAccountRef,
      ordered: JSON.stringify(ordered),
      waitedForBy: waitedForBy.length === 0 ? null : JSON.stringify(waitedForBy),
    },
    tickets: tickets.map((ticket, position) => toTicketRow(snapshot.id, ticket, position)),
  };
}

/** What the rows say. */
export function toGroupSnapshot({ group, tickets }: GroupRows): GroupSnapshot {
  const { distributionHolderCustomerId, customerAccountRef, waitedForBy, ...said } = group;
  return {
    ...said,
    id: said.id as TicketDistributionGroupId,
    orderId: said.orderId as OrderId,
    orderLineId: said.orderLineId as OrderLineId,
    fulfillmentMethod: said.fulfillmentMethod as FulfillmentMethod,
    ordered: JSON.parse(said.ordered) as OrderedParties,
    waitedForBy: waitedForBy === null ? [] : (JSON.parse(waitedForBy) as TicketDistributionGroupId[]),
    tickets: tickets.map((ticket) => toTicket(ticket, { distributionHolderCustomerId, customerAccountRef })),
    createdAt: said.createdAt as Instant,
    updatedAt: said.updatedAt as Instant,
  };
}
