import type { GroupSnapshot } from './group-snapshot.js';
import type { TicketDistribution } from './ticket-distribution.js';

export type TicketOf = (id: string) => TicketDistribution | undefined;

/** Finds tickets of some groups by their ids. Most groups are never asked, so that the first question makes the index. */
export function ticketLookUp(groups: readonly Pick<GroupSnapshot, 'tickets'>[]): TicketOf {
  let known: ReadonlyMap<string, TicketDistribution> | undefined;
  return (id) => {
    known ??= new Map(groups.flatMap(({ tickets }) => tickets).map((ticket) => [ticket.id, ticket]));
    return known.get(id);
  };
}
