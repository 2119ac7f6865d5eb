import { isLive } from '../state/held-ticket.js';
import { liveOrders, withOrdersCancelled } from '../state/order-group.js';
import type { Put } from '../state/rows.js';
import type { State } from '../state/state.js';
import { nod, type System } from '../state/words.js';

/** Rows that cancel every live ticket with that id, as the system does it by itself; none when there is no live one. */
export const cancelFromOutside = (state: State, system: System, ticket: string, at: string): Put[] => {
  if (system !== nod) {
    const live = state.heldTicketsOf(system, ticket).filter(isLive);
    return live.map((row) => ({
      table: 'heldTickets',
      row: { ...row, status: 'CANCELLED_EXTERNALLY', cancelledAt: at },
    }));
  }
  const cancellation = { state: 'CANCELLED_EXTERNALLY', at, effectiveDate: null } as const;
  return state
    .groupsOfTicket(ticket)
    .filter((group) =>
      liveOrders(group).some(({ reference, content }) => reference === ticket && content.kind !== 'cancellation'),
    )
    .map((group) => ({ table: 'orderGroups', row: withOrdersCancelled(group, [ticket], cancellation) }));
};

/** Rows that say that the use of a ticket has begun; none when there is no unused live one. */
export const useFromOutside = (state: State, system: System, ticket: string): Put[] => {
  const live = state.liveTicket(system, ticket);
  return live?.status === 'DISTRIBUTED' ? [{ table: 'heldTickets', row: { ...live, status: 'ACTIVATED' } }] : [];
};

/** Whether the system ever held that ticket. */
export const isKnown = (state: State, system: System, ticket: string): boolean =>
  system === nod ? state.groupsOfTicket(ticket).length > 0 : state.heldTicketsOf(system, ticket).length > 0;
