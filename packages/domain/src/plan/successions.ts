import type { FareProduct } from '../orders/fare-product.js';
import { addTo } from '../shared/add-to.js';
import type { OrderLineId, TicketDistributionId } from '../shared/ids.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { TicketOf } from '../ticket/ticket-look-up.js';
import { isHeldNowhere } from '../ticket/ticket-status.js';
import {
  type LineComparison,
  isStillThat,
  lineageOf,
  orderedFor,
  statusBefore,
  successorsInTurn,
} from './line-comparison.js';
import { matchProducts } from './match-products.js';
import {
  type DeprivedTickets,
  type HeldTicket,
  addedProducts,
  deprivedTickets,
  endingTickets,
  oldTicketsOf,
  othersGoOn,
} from './old-tickets.js';

/** A ticket that others take the place of. */
export interface OldTicket extends HeldTicket {
  /** What it was to become before, and never was out: what was decided of that one counts. Else the ticket itself. */
  readonly newest: HeldTicket;
  /** Until what takes its place is out, all of these are one: from the newest to the oldest that waits. */
  readonly forms: readonly TicketDistribution[];
}

/** Who takes whose place: new products that of old tickets, in one line or from line to line. */
export interface Successions {
  /** The ticket whose place the product takes; undefined: none. */
  predecessorOf(line: LineComparison, place: number): OldTicket | undefined;
  /** The old tickets, paired or not, whose places the new products of a line take together. */
  predecessorsOf(line: LineComparison): readonly OldTicket[];
  successorsOf(id: TicketDistributionId): Successors;
}

/** What comes in the place of an old ticket. */
export interface Successors {
  /** The lines of its new products. */
  readonly lineIds: readonly OrderLineId[];
  /** Whether one product takes just its place, for all of its travellers that go on. */
  readonly isPaired: boolean;
  /** Whether a ticket waits for the old one. */
  readonly isAwaited: boolean;
}

/**
 * Pairs old tickets with the new products that take their place: where the method changed, where a line replaces others
 * (an exchange), and where a ticket shall be issued anew that its system cancelled.
 */
export function successions(lines: readonly LineComparison[], ticketOf: TicketOf): Successions {
  const mayHaveSome = lines.filter(
    ({ addedPlaces, group, line: { content } }) =>
      addedPlaces.length > 0 && (group !== undefined || content.replacesOrderLineIds.length > 0),
  );
  if (mayHaveSome.length === 0) return NO_SUCCESSIONS;
  const deprived = deprivedTickets(lines, ticketOf);
  const byId = new Map(lines.map((line) => [line.line.content.id, line]));
  const oldsOf: OldTickets = new Map(
    mayHaveSome
      .map((line) => [line, oldTicketsOf(line, byId, deprived)] as const)
      .filter(([, olds]) => olds.length > 0),
  );
  const served = servedTickets(lines, oldsOf, ticketOf);
  const servedByForm = new Map(
    [...served.values()].flatMap((one) => neverOut(one.old).map(({ id }) => [id, one] as const)),
  );
  const paired = pairedProducts(lines, oldsOf, withoutTakenBack(served, deprived.takenBack));
  const ownProducts = new Map(
    [...paired].flatMap(([{ products }, ofLine]) =>
      [...ofLine].map(([place, id]) => [id, products[place] as FareProduct] as const),
    ),
  );
  return {
    predecessorOf(line, place) {
      const id = paired.get(line)?.get(place);
      return id === undefined ? undefined : served.get(id)?.old;
    },
    predecessorsOf: (line) => (oldsOf.get(line) ?? []).flatMap(({ ticket }) => served.get(ticket.id)?.old ?? []),
    successorsOf(id) {
      const found = served.get(id) ?? servedByForm.get(id);
      if (found === undefined) return NO_SUCCESSORS;
      const own = ownProducts.get(id);
      return {
        lineIds: found.lines.map(({ line }) => line.content.id),
        isPaired: own !== undefined && !othersGoOn(found.old.ticket, [own], found.lines.flatMap(addedProducts)),
        isAwaited: deprived.behind.has(id) || deprived.takenBack.has(id),
      };
    },
  };
}

const NO_SUCCESSORS: Successors = { lineIds: [], isPaired: false, isAwaited: false };
const NO_SUCCESSIONS: Successions = {
  predecessorOf: () => undefined,
  predecessorsOf: () => [],
  successorsOf: () => NO_SUCCESSORS,
};

/** The tickets whose place the new products of each line may take; a line that has none of either is left out. */
type OldTickets = ReadonlyMap<LineComparison, readonly HeldTicket[]>;

/** An old ticket, and the lines whose new products may take its place. */
interface ServedTicket {
  readonly old: OldTicket;
  readonly lines: readonly LineComparison[];
}
type ServedTickets = ReadonlyMap<TicketDistributionId, ServedTicket>;

function withoutTakenBack(served: ServedTickets, takenBack: DeprivedTickets['takenBack']): ServedTickets {
  return new Map([...served].filter(([id]) => !takenBack.has(id)));
}

/** The forms that are younger than the one whose place is taken: others may wait for them, too. */
function neverOut({ ticket, forms }: OldTicket): readonly TicketDistribution[] {
  return forms.slice(0, forms.indexOf(ticket));
}

/** Old tickets of which one waits for the next: they are one, and the lines are those of any of them. */
interface Chain {
  readonly newest: HeldTicket;
  readonly olds: Map<TicketDistributionId, HeldTicket>;
  readonly lines: Set<LineComparison>;
}

function servedTickets(lines: readonly LineComparison[], oldsOf: OldTickets, ticketOf: TicketOf): ServedTickets {
  if (oldsOf.size === 0) return new Map();
  const newest = newestForms(lines, oldsOf, ticketOf);
  const chains = new Map<TicketDistributionId, Chain>();
  for (const [line, olds] of oldsOf) {
    for (const old of olds) {
      const form = newest(old);
      const chain: Chain = chains.get(form.ticket.id) ?? { newest: form, olds: new Map(), lines: new Set() };
      chain.olds.set(old.ticket.id, old);
      chain.lines.add(line);
      chains.set(form.ticket.id, chain);
    }
  }
  const served = [...chains.values()].map((chain) => ({ old: goesOn(chain, ticketOf), lines: [...chain.lines] }));
  return new Map(served.map((one) => [one.old.ticket.id, one]));
}

/** The one of a chain whose place is taken: the youngest that may be out. Those that wait for it go on along with it. */
function goesOn({ newest, olds }: Chain, ticketOf: TicketOf): OldTicket {
  const forms = lineageOf(newest.ticket, ticketOf).filter((one) => one === newest.ticket || olds.has(one.id));
  const out = forms.find(({ id, status }) => olds.has(id) && !isHeldNowhere(status));
  return { ...((out && olds.get(out.id)) ?? newest), newest, forms };
}

/** Which product, by its line and its place there, takes the place of which old ticket. */
type PairedProducts = ReadonlyMap<LineComparison, ReadonlyMap<number, TicketDistributionId>>;

function pairedProducts(lines: readonly LineComparison[], oldsOf: OldTickets, served: ServedTickets): PairedProducts {
  const paired = new Map<LineComparison, Map<number, TicketDistributionId>>();
  if (served.size === 0) return paired;
  const slots = inOrderOfIds(lines.filter((line) => oldsOf.has(line))).flatMap((line) =>
    line.addedPlaces.map((place) => ({ line, place, product: line.products[place] as FareProduct })),
  );
  const slotsOf = new Map<LineComparison, number[]>();
  for (const [slot, { line }] of slots.entries()) addTo(slotsOf, line, slot);
  const candidates = [...served.values()].map(({ old: { ticket, newest: form }, lines: of }) => ({
    ticket: form.ticket,
    status: ticket.status === 'CANCELLING' ? statusBefore(ticket) : ticket.status,
    ordered: orderedFor(form.ticket, form.comparison),
    places: of.flatMap((line) => slotsOf.get(line) ?? []),
    fits: (product: FareProduct) => ticket.status !== 'CANCELLED_EXTERNALLY' || isStillThat(product, ticket),
  }));
  const oldOf = new Map([...served.values()].map(({ old }) => [old.newest.ticket.id, old.ticket.id]));
  const products = slots.map(({ product }) => product);
  for (const { place: slot, ticket } of matchProducts(products, candidates).matches) {
    const { line, place } = slots[slot] as (typeof slots)[number];
    const ofLine = paired.get(line) ?? new Map<number, TicketDistributionId>();
    paired.set(line, ofLine.set(place, oldOf.get(ticket.id) ?? ticket.id));
  }
  return paired;
}

/** Finds what a ticket that waits was to become: until that one is out, the two are one. */
function newestForms(
  lines: readonly LineComparison[],
  oldsOf: OldTickets,
  ticketOf: TicketOf,
): (old: HeldTicket) => HeldTicket {
  const all = [...lines.flatMap(endingTickets), ...[...oldsOf.values()].flat()];
  const givenUp = new Map(all.map((held) => [held.ticket.id, held]));
  return (old) =>
    successorsInTurn(old.ticket, ticketOf)
      .flatMap(({ id }) => givenUp.get(id) ?? [])
      .at(-1) ?? old;
}

/** So that it is not the place of a line in the order that decides between equal products of two lines. */
function inOrderOfIds(lines: readonly LineComparison[]): readonly LineComparison[] {
  const id = ({ line }: LineComparison): string => line.content.id;
  return lines.toSorted((one, other) => (id(one) < id(other) ? -1 : 1));
}
