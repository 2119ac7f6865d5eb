import type { HeldTicket } from '../state/held-ticket.js';
import { type OrderGroup, orderState } from '../state/order-group.js';
import type { Put } from '../state/rows.js';
import type { State } from '../state/state.js';
import { nod, type System } from '../state/words.js';

/** A ticket that stands otherwise than before, as docs/protocols/callbacks.md defines it. `key` is the key of its issue. */
export interface TicketEvent {
  readonly key: string;
  readonly ticketDistributionId: string;
  readonly status: string;
  readonly customerAccountRef?: string;
}

/** The events of one system. */
export interface SystemEvents {
  readonly system: System;
  readonly events: readonly TicketEvent[];
}

/** What rows change in how tickets stand, issue by issue, when they are written to this state; nothing for rows that leave it as it is. */
export const eventsOf = (state: State, puts: readonly Put[]): SystemEvents[] =>
  puts.map((put) => changeOf(state, put)).filter(({ events }) => events.length > 0);

const changeOf = (state: State, { table, row }: Put): SystemEvents => {
  if (table === 'orderGroups') return { system: nod, events: changesIn(row, state.orderGroups.get(row.reference)) };
  if (table !== 'heldTickets') return { system: nod, events: [] };
  const before = state.heldTicket(row.system, row.issueKey, row.ticketDistributionId);
  return { system: row.system, events: before?.status === row.status ? [] : [ofHeldTicket(row)] };
};

/** The tickets of a group whose order stands otherwise than in the group before. */
const changesIn = (group: OrderGroup, before: OrderGroup | undefined): TicketEvent[] =>
  group.orders.flatMap((order) => {
    const { id, reference, content } = order;
    if (content.kind !== 'mobileTicket' && content.kind !== 'fareProductSale') return [];
    const status = orderState(group, order);
    const orderBefore = before?.orders.find((candidate) => candidate.id === id);
    const isNews = before === undefined || orderBefore === undefined || orderState(before, orderBefore) !== status;
    return isNews ? [{ key: group.reference, ticketDistributionId: reference, status }] : [];
  });

const ofHeldTicket = ({ issueKey, ticketDistributionId, status, customerAccountRef }: HeldTicket): TicketEvent => ({
  key: issueKey,
  ticketDistributionId,
  status,
  ...(customerAccountRef !== null && { customerAccountRef }),
});
