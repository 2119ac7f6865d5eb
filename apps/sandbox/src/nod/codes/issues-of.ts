import { type OrderGroup, liveOrders } from '../../state/order-group.js';
import type { State } from '../../state/state.js';

/** The groups that sold a ticket as a mobile ticket, the first in front: the nth has the ticket's code number n. */
export const issuesOf = (state: State, ticket: string): OrderGroup[] =>
  state
    .groupsOfTicket(ticket)
    .filter(({ orders }) =>
      orders.some(({ reference, content }) => reference === ticket && content.kind === 'mobileTicket'),
    );

/** Which of the codes of a ticket the group has, from 1 on: a ticket that is issued anew gets another. */
export const codeNumberOf = (state: State, ticket: string, group: OrderGroup): number =>
  issuesOf(state, ticket).findIndex(({ reference }) => reference === group.reference) + 1;

/** The number of the code that is good in the place of those up to a number; null: there is none. */
export const newerCode = (state: State, ticket: string, codeNumber: number): number | null => {
  const isGood = (issue: OrderGroup): boolean => liveOrders(issue).some(({ reference }) => reference === ticket);
  const index = issuesOf(state, ticket).findIndex((issue, at) => at >= codeNumber && isGood(issue));
  return index < 0 ? null : index + 1;
};
