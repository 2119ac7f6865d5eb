import { type DriftKind, type TicketDistribution, isLive, sameContent } from '@ticket-distribution/domain';
import { type Seen, ticketIn } from './cell.js';
import { type Fate, fateOf } from './fates.js';
import { companion } from './first-order.js';
import type { Sight } from './stage.js';

/** Outcomes for tickets that the change brings beside those that were there. */
export const NEW_TICKETS = {
  byItself: {
    short: '+ new ticket',
    meaning: 'a ticket of its own is made and handed over by itself',
  },
  onRequest: {
    short: '+ new ticket, to be distributed',
    meaning: 'a ticket of its own is made; it is handed over when that is asked for (distribute)',
  },
  waiting: {
    short: '+ new ticket, waiting',
    meaning: 'a ticket of its own is made and waits for the customer account to be named',
  },
} as const satisfies Readonly<Record<string, Fate>>;

/** What happened: words of the legend, then the kinds of drifts that are listed. */
export function cellWords(seen: Seen): readonly string[] {
  const old = seen.before.tickets.filter((ticket) => !isCompanion(ticket));
  expectCompanionsKept(seen);
  const fates = old.map((ticket) => fateOf(ticket, seen).short);
  const fresh = ownTickets(seen).map((ticket) => newFate(ticket, seen).short);
  const drifts = seen.after.drifts.map(({ kind }) => driftWord(kind));
  return [...new Set([...fates, ...fresh, ...drifts])];
}

/** How a cell names a drift. */
export function driftWord(kind: DriftKind): string {
  return `(drift \`${kind}\`)`;
}

/** New tickets that take nobody's place and are wanted still. */
function ownTickets({ before, after }: Seen): readonly TicketDistribution[] {
  const known = new Set(before.tickets.map(({ id }) => id));
  const successors = new Set(after.tickets.flatMap(({ standing }) => standing.cancellation?.after ?? []));
  return after.tickets.filter(({ id, status }) => !known.has(id) && !successors.has(id) && isLive(status));
}

function newFate({ id }: TicketDistribution, { settled, after }: Seen): Fate {
  const isThere = ({ valid }: Sight) => valid.some(({ ticketDistributionId }) => ticketDistributionId === id);
  if (isThere(settled)) return NEW_TICKETS.byItself;
  return isThere(after) ? NEW_TICKETS.onRequest : NEW_TICKETS.waiting;
}

/** What no way to change touches stays wanted with its id, unless its ticket system had cancelled it before. */
function expectCompanionsKept({ before, after }: Seen): void {
  for (const ticket of before.tickets.filter(isCompanion)) {
    const { status, product } = ticketIn(after, ticket.id);
    const isKept = (isLive(status) || status === ticket.status) && sameContent(product, ticket.product);
    if (!isKept) throw new Error(`${ticket.id} was not kept: it is ${status}`);
  }
}

function isCompanion({ product }: TicketDistribution): boolean {
  return product.ref === companion.ref;
}
