import type { FareProduct } from '../orders/fare-product.js';
import type { OrderLineId, TicketDistributionId } from '../shared/ids.js';
import { awaitedTickets, isStillToCome } from '../ticket/awaited-tickets.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { isHeldNowhere } from '../ticket/ticket-status.js';
import {
  type LineComparison,
  type TicketOf,
  isOneWith,
  isStillThat,
  keptIds,
  orderedFor,
  statusBefore,
  waitsToBeReplaced,
} from './line-comparison.js';
import { matchProducts } from './match-products.js';

/** A ticket and the line whose group holds it. */
interface HeldTicket {
  readonly ticket: TicketDistribution;
  readonly comparison: LineComparison;
}

/** A ticket that others take the place of. */
export interface OldTicket extends HeldTicket {
  /** What it was to become before, and never was out: what was decided of that one counts. Else the ticket itself. */
  readonly newest: HeldTicket;
}

/** Who takes whose place: new products that of old tickets, in one line or from line to line. */
export interface Successions {
  /** The ticket whose place the product takes; undefined: none. */
  predecessorOf(line: LineComparison, place: number): OldTicket | undefined;
  /** The old tickets, paired or not, whose places the new products of a line take together. */
  predecessorsOf(line: LineComparison): readonly OldTicket[];
  /** The lines whose new products take the place of an old ticket, and whether one of them takes just its own. */
  successorsOf(id: TicketDistributionId): { readonly lineIds: readonly OrderLineId[]; readonly isPaired: boolean };
}

/**
 * Pairs old tickets with the new products that take their place: where the method changed, where a line replaces others
 * (an exchange), and where a ticket shall be issued anew that its system cancelled.
 */
export function successions(lines: readonly LineComparison[], ticketOf: TicketOf): Successions {
  const byId = new Map(lines.map((line) => [line.line.content.id, line]));
  const ofLine = new Map(lines.map((line) => [line, oldTicketsOf(line, byId, ticketOf)]));
  const slots = inOrderOfIds(lines).flatMap((line) =>
    ofLine.get(line)?.length === 0 ? [] : line.addedPlaces.map((place) => ({ line, place })),
  );
  const newest = newestForms(lines, ticketOf);
  const servedBy = new Map<TicketDistributionId, { readonly old: OldTicket; readonly lines: Set<LineComparison> }>();
  for (const [line, olds] of ofLine) {
    if (line.addedPlaces.length === 0) continue;
    for (const old of olds) {
      const known = servedBy.get(old.ticket.id) ?? { old: { ...old, newest: newest(old) }, lines: new Set() };
      servedBy.set(old.ticket.id, { ...known, lines: known.lines.add(line) });
    }
  }
  for (const { old } of servedBy.values()) {
    const { ticket, newest: form } = old;
    if (form.ticket === ticket) continue;
    // One that is on its way goes on to what takes its own place, and the one that waits for it along with it.
    if (isHeldNowhere(form.ticket.status)) servedBy.delete(form.ticket.id);
    else if (servedBy.has(form.ticket.id)) servedBy.delete(ticket.id);
  }
  const candidates = [...servedBy.values()].map(({ old: { ticket, newest: form }, lines: served }) => ({
    ticket: form.ticket,
    status: ticket.status === 'CANCELLING' ? statusBefore(ticket) : ticket.status,
    ordered: orderedFor(form.ticket, form.comparison),
    fits: (product: FareProduct, place: number) => {
      const slot = slots[place];
      const isServed = slot !== undefined && served.has(slot.line);
      return isServed && (ticket.status !== 'CANCELLED_EXTERNALLY' || isStillThat(product, ticket));
    },
  }));
  const products = slots.flatMap(({ line, place }) => line.products[place] ?? []);
  const oldOf = new Map([...servedBy.values()].map(({ old }) => [old.newest.ticket.id, old.ticket.id]));
  const paired = new Map(
    matchProducts(products, candidates).matches.map(({ place, ticket }) => [place, oldOf.get(ticket.id) ?? ticket.id]),
  );
  return {
    predecessorOf(line, place) {
      const id = paired.get(slots.findIndex((slot) => slot.line === line && slot.place === place));
      return id === undefined ? undefined : servedBy.get(id)?.old;
    },
    predecessorsOf: (line) => {
      const olds = line.addedPlaces.length === 0 ? [] : (ofLine.get(line) ?? []);
      return olds.flatMap(({ ticket }) => servedBy.get(ticket.id)?.old ?? []);
    },
    successorsOf: (id) => ({
      lineIds: [...(servedBy.get(id)?.lines ?? [])].map(({ line }) => line.content.id),
      isPaired: [...paired.values()].includes(id),
    }),
  };
}

/** Finds what a ticket that waits was to become: until that one is out, the two are one. */
function newestForms(lines: readonly LineComparison[], ticketOf: TicketOf): (old: HeldTicket) => HeldTicket {
  const ending = lines.flatMap((comparison) =>
    [...comparison.left, ...comparison.ofOtherMethod].map((ticket) => ({ ticket, comparison })),
  );
  return (old) =>
    waitsToBeReplaced(old.ticket, ticketOf)
      ? (ending.find(({ ticket }) => isOneWith(ticket, old.ticket, ticketOf)) ?? old)
      : old;
}

/** So that it is not the place of a line in the order that decides between equal products of two lines. */
function inOrderOfIds(lines: readonly LineComparison[]): readonly LineComparison[] {
  const id = ({ line }: LineComparison): string => line.content.id;
  return lines.toSorted((one, other) => (id(one) < id(other) ? -1 : 1));
}

/** The tickets whose place the new products of a line may take. */
function oldTicketsOf(line: LineComparison, byId: LinesById, ticketOf: TicketOf): readonly HeldTicket[] {
  if (line.products.length === 0) return [];
  const replaced = replacedLines(line, byId);
  const kept = new Set([line, ...replaced].flatMap(keptIds));
  const wasLeft = (ticket: TicketDistribution): boolean =>
    waitsToBeReplaced(ticket, ticketOf) &&
    awaitedTickets(ticket, ticketOf).every((awaited) => !isStillToCome(awaited) || isEnding(awaited.id, byId));
  const waiting = (of: LineComparison): readonly TicketDistribution[] =>
    (of.group?.tickets ?? []).filter((ticket) => !kept.has(ticket.id) && wasLeft(ticket));
  const waitingElsewhere = waiting(line).filter(({ fulfillmentMethod }) => fulfillmentMethod !== line.policy.method);
  const own = [...line.ofOtherMethod, ...waitingElsewhere, ...toIssueAnew(line)];
  return [
    ...own.map((ticket) => ({ ticket, comparison: line })),
    ...replaced.flatMap((of) =>
      [...of.left, ...of.ofOtherMethod, ...waiting(of)].map((ticket) => ({ ticket, comparison: of })),
    ),
  ];
}

type LinesById = ReadonlyMap<OrderLineId, LineComparison>;

function isEnding(id: TicketDistributionId, byId: LinesById): boolean {
  return [...byId.values()].some(({ left, ofOtherMethod }) =>
    [...left, ...ofOtherMethod].some((ticket) => ticket.id === id),
  );
}

/** Cancelled by their system, and somebody decided that there shall be others. */
function toIssueAnew({ group, policy }: LineComparison): readonly TicketDistribution[] {
  const tickets = group?.tickets ?? [];
  return tickets.filter(
    ({ id, status, orderLineVersion, fulfillmentMethod, standing }) =>
      status === 'CANCELLED_EXTERNALLY' &&
      orderLineVersion === 0 &&
      standing.cancellation === null &&
      fulfillmentMethod === policy.method &&
      !tickets.some((other) => other.standing.replaces === id),
  );
}

/**
 * The lines that a line replaces, followed through CANCELLED lines of the same version. One that is unknown or still
 * CONFIRMED, and a circle, is passed over.
 */
function replacedLines(line: LineComparison, byId: LinesById): readonly LineComparison[] {
  const found = new Set<LineComparison>();
  const follow = ({ line: { content } }: LineComparison): void => {
    for (const id of content.replacesOrderLineIds) {
      const replaced = byId.get(id);
      if (replaced === undefined || replaced === line || found.has(replaced)) continue;
      if (replaced.line.content.status !== 'CANCELLED') continue;
      found.add(replaced);
      follow(replaced);
    }
  };
  follow(line);
  return [...found];
}
