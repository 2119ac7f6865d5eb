import type { FareProduct } from '../orders/fare-product.js';
import { addTo } from '../shared/add-to.js';
import type { OrderLineId, TicketDistributionId } from '../shared/ids.js';
import { awaitedTickets, isStillToCome, waitedThrough } from '../ticket/awaited-tickets.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { TicketOf } from '../ticket/ticket-look-up.js';
import { areStrangers, commonTravellers } from './common-travellers.js';
import { type LineComparison, keptIds, successorsInTurn } from './line-comparison.js';

/** A ticket and the line whose group holds it. */
export interface HeldTicket {
  readonly ticket: TicketDistribution;
  readonly comparison: LineComparison;
}

/** A ticket that waits for others, some of which end now, and the one whose place is to be taken for that. */
interface Deprived {
  readonly waiting: HeldTicket;
  /** The one that waits, where nothing is left that it waits for; and what ends, in whose stead it waits for something else. */
  readonly old: HeldTicket;
}

export interface DeprivedTickets {
  /** By the line of the one that waits. */
  readonly of: ReadonlyMap<LineComparison, readonly Deprived[]>;
  /** By what ends. */
  readonly behind: ReadonlyMap<TicketDistributionId, readonly Deprived[]>;
  /** Tickets whose place nobody takes, with those that stand again, whose places they were to take. */
  readonly takenBack: ReadonlyMap<TicketDistributionId, readonly TicketDistribution[]>;
}

/** The tickets of all lines that wait for what ends now. */
export function deprivedTickets(lines: readonly LineComparison[], ticketOf: TicketOf): DeprivedTickets {
  const kept = new Set(lines.flatMap(keptIds));
  const waiting = lines.flatMap((comparison) =>
    (comparison.group?.tickets ?? [])
      .filter(({ status }) => status === 'CANCELLING')
      .map((ticket) => ({ ticket, comparison })),
  );
  const again = waiting.filter(({ ticket }) => kept.has(ticket.id)).map(({ ticket }) => ticket);
  const takenBack = new Map<TicketDistributionId, TicketDistribution[]>();
  for (const ticket of again) for (const { id } of successorsInTurn(ticket, ticketOf)) addTo(takenBack, id, ticket);
  const ending = new Map(lines.flatMap(endingTickets).map((held) => [held.ticket.id, held]));
  const version: Version = { ending, again: new Set(again), takenBack, ticketOf };
  const ofLine = new Map<LineComparison, Deprived[]>();
  const behind = new Map<TicketDistributionId, Deprived[]>();
  for (const held of waiting) {
    const { ticket } = held;
    if (kept.has(ticket.id) || takenBack.has(ticket.id)) continue;
    const { gone, hasNone } = lossOf(ticket, version);
    const itsForms = new Set(successorsInTurn(ticket, ticketOf));
    for (const one of gone) {
      const olds = hasNone ? [held, ...(itsForms.has(one.ticket) ? [] : [one])] : [one];
      for (const old of olds) {
        addTo(ofLine, held.comparison, { waiting: held, old });
        addTo(behind, one.ticket.id, { waiting: held, old });
      }
    }
  }
  return { of: ofLine, behind, takenBack };
}

/** What a version of the order makes of tickets that wait, and of those that they wait for. */
interface Version {
  readonly ending: ReadonlyMap<TicketDistributionId, HeldTicket>;
  /** Those that waited, and stand again. */
  readonly again: ReadonlySet<TicketDistribution>;
  readonly takenBack: DeprivedTickets['takenBack'];
  readonly ticketOf: TicketOf;
}

/** What ends of that which a ticket waits for, and whether nothing is left of it, so that its own place is to be taken. */
function lossOf(
  ticket: TicketDistribution,
  { ending, again, takenBack, ticketOf }: Version,
): { readonly gone: readonly HeldTicket[]; readonly hasNone: boolean } {
  const toCome = awaitedTickets(ticket, ticketOf).filter(isStillToCome);
  const gone = toCome.flatMap((one) => ending.get(one.id) ?? []);
  const waitsOn = waitedThrough(ticket, ticketOf).some((one) => again.has(one));
  if (waitsOn && gone.every((one) => takenBack.has(one.ticket.id))) return { gone: [], hasNone: false };
  // Where some of its travellers have their tickets back and others do not, it waits on for both.
  const { travellers } = ticket.product;
  const back = toCome.flatMap((one) => takenBack.get(one.id) ?? []).flatMap(({ product }) => product.travellers);
  const haveBack = commonTravellers(back, travellers);
  const isPartlyBack = haveBack > 0 && haveBack < travellers.length;
  const mayBeTaken = !waitsOn && ticket.standing.cancellation?.forGood !== true;
  return { gone, hasNone: mayBeTaken && gone.length === toCome.length && !isPartlyBack };
}

/** The tickets whose place the new products of a line may take. */
export function oldTicketsOf(line: LineComparison, byId: LinesById, deprived: DeprivedTickets): readonly HeldTicket[] {
  const replaced = replacedLines(line, byId);
  const own = [...line.ofOtherMethod, ...toIssueAnew(line)].map((ticket) => ({ ticket, comparison: line }));
  const ending = [...own, ...replaced.flatMap(endingTickets)];
  const of = (one: LineComparison): readonly Deprived[] => deprived.of.get(one) ?? [];
  const behind = ({ id }: TicketDistribution): readonly Deprived[] => deprived.behind.get(id) ?? [];
  const elsewhere = of(line).filter(({ waiting }) => waiting.ticket.fulfillmentMethod !== line.policy.method);
  const isForSomeOf = ({ old: { ticket } }: Deprived): boolean =>
    addedProducts(line).some(({ travellers }) => !areStrangers(travellers, ticket.product.travellers));
  const behindAll = [
    ...[...elsewhere, ...replaced.flatMap(of)].filter((one) => one.old === one.waiting || isForSomeOf(one)),
    ...ending.flatMap(({ ticket }) => behind(ticket)),
    // What a line has for a stranger now was never to take a ticket's place, unless the order says so by naming its line.
    ...line.left.flatMap(behind).filter((one) => one.waiting.comparison !== line && isForSomeOf(one)),
  ];
  const olds = [...ending, ...behindAll.map(({ old }) => old)];
  return [...new Map(olds.map((old) => [old.ticket.id, old])).values()].filter(({ ticket }) => {
    const again = deprived.takenBack.get(ticket.id);
    if (again === undefined) return true;
    return othersGoOn(
      ticket,
      again.map(({ product }) => product),
      addedProducts(line),
    );
  });
}

/** The products of a line for which no ticket stands. */
export function addedProducts({ addedPlaces, products }: LineComparison): readonly FareProduct[] {
  return addedPlaces.map((place) => products[place] as FareProduct);
}

type LinesById = ReadonlyMap<OrderLineId, LineComparison>;

/** Cancelled by their system, and somebody decided that there shall be others. */
function toIssueAnew({ group, policy }: LineComparison): readonly TicketDistribution[] {
  const tickets = group?.tickets ?? [];
  const ended = tickets.filter(
    ({ status, orderLineVersion, fulfillmentMethod, standing }) =>
      status === 'CANCELLED_EXTERNALLY' &&
      orderLineVersion === 0 &&
      standing.cancellation === null &&
      fulfillmentMethod === policy.method,
  );
  if (ended.length === 0) return ended;
  const replaced = new Set(tickets.map(({ standing }) => standing.replaces));
  return ended.filter(({ id }) => !replaced.has(id));
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

/** Whether travellers of a ticket go on with other products than its own. */
export function othersGoOn(
  { product: { travellers } }: TicketDistribution,
  own: readonly FareProduct[],
  others: readonly FareProduct[],
): boolean {
  const theirs = own.flatMap((product) => product.travellers);
  const goOn = commonTravellers(theirs, travellers);
  if (goOn === travellers.length) return false;
  return others.some(
    (other) => !own.includes(other) && commonTravellers([...theirs, ...other.travellers], travellers) > goOn,
  );
}

/** The live tickets of a line that stand for no product of it any more. */
export function endingTickets(comparison: LineComparison): readonly HeldTicket[] {
  return [...comparison.left, ...comparison.ofOtherMethod].map((ticket) => ({ ticket, comparison }));
}
