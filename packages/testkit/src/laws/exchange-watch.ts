import {
  type CurrentOrder,
  type GroupSnapshot,
  type HandOver,
  type OrderLineId,
  type TicketDistribution,
  type Traveller,
  isLive,
  isHeldNowhere,
  ticketsOf,
} from '@ticket-distribution/domain';

/** What is known of a ticket whose line others replace. */
interface Exchanged {
  /** The tickets that these lines had made since. */
  readonly tickets: ReadonlySet<string>;
  /** Those of them that came with the version which exchanged it, each with whom it was for then. */
  readonly first: MadeFirst;
  /** Those that were there before: one of them may have been made for the ticket by an exchange that was called off. */
  readonly before: ReadonlySet<string>;
  readonly lines: readonly OrderLineId[];
}

type MadeFirst = ReadonlyMap<string, readonly Traveller[]>;

/**
 * Watches the exchanges of an order: a ticket that was handed over and whose line is replaced by others is not cancelled
 * before one that takes its place is out. It knows the order and which tickets appeared, nothing of what waits for what.
 */
export class ExchangeWatch {
  private exchanged: ReadonlyMap<string, Exchanged> = new Map();
  /** The tickets that each was made for, whatever became of that exchange. */
  private readonly madeFor = new Map<string, Set<string>>();

  /** @param before the groups as the version found them @param after as it left them */
  follow(order: CurrentOrder, before: readonly GroupSnapshot[], after: readonly GroupSnapshot[]): void {
    const known = new Set(before.flatMap(({ tickets }) => tickets.map(({ id }) => id as string)));
    const live = new Map(
      after.map((group) => [group.orderLineId, group.tickets.filter((one) => isOfAnother(one, group))]),
    );
    const next = new Map<string, Exchanged>();
    for (const { orderLineId, tickets } of before) {
      const named = successorsOf(orderLineId, order);
      for (const ticket of tickets) {
        const earlier = this.exchanged.get(ticket.id);
        if (earlier === undefined && !isOut(ticket)) continue;
        const taken = isCancelled(orderLineId, order) ? (earlier?.lines ?? []) : [];
        const further = taken.flatMap((id) => goingOn(id, order)).filter((id) => !named.includes(id));
        const lines = [...named, ...new Set(further)];
        const successors = [
          ...named.flatMap((id) => live.get(id) ?? []),
          ...[...new Set(further)].flatMap((id) => live.get(id) ?? []).filter((one) => mayBeOfOne(one, ticket)),
        ];
        const made = successors.filter(({ id }) => !known.has(id));
        const taking = made.map(({ id }) => id as string);
        for (const id of taking) this.madeFor.set(id, (this.madeFor.get(id) ?? new Set()).add(ticket.id));
        const all = new Set([...(earlier?.tickets ?? []), ...taking]);
        const itsFirst = new Map(made.map(({ id, product }) => [id as string, product.travellers]));
        const { first, before: there } = earlier ?? { first: itsFirst, before: known };
        if (successors.length > 0 && all.size > 0) next.set(ticket.id, { tickets: all, first, before: there, lines });
      }
    }
    this.exchanged = next;
  }

  /**
   * @param tickets all of the order
   * @param wasIssued whether a ticket system confirmed the ticket at any time
   * @throws Error naming the ticket whose traveller would be without one
   */
  check(handOver: HandOver, tickets: readonly TicketDistribution[], wasIssued: (id: string) => boolean): void {
    if (handOver.operation !== 'cancel' || handOver.purpose !== 'cancel') return;
    for (const id of ticketsOf(handOver)) {
      if (hasOlder(id, tickets) || this.hasThoseBefore(id, tickets)) continue;
      const { tickets: names = NONE, first = new Map(), before = NONE } = this.exchanged.get(id) ?? {};
      const taking = successorsAmong(names, tickets);
      // A line may name another one of the chain than that which has the ticket.
      const since = tickets.filter((one) => !before.has(one.id));
      const isPaired = names.size > 0 && since.some(({ standing }) => standing.replaces === id);
      const awaited = isPaired ? liveSuccessors(id, since, wasIssued) : taking.filter(isLiveTicket);
      const areThere = isPaired
        ? awaited.every((ticket) => wasIssued(ticket.id))
        : awaited.length === 0 || taking.some((ticket) => wasIssued(ticket.id));
      if (areThere && everybodyGoesOn(id, tickets, first, wasIssued)) continue;
      throw new Error(`${handOver.key} cancels ${id} before any of ${[...names].join(', ')} is out`);
    }
  }

  /** Whether all who travel on a ticket still have one that it was made for. */
  private hasThoseBefore(id: string, tickets: readonly TicketDistribution[]): boolean {
    const own = tickets.find((one) => one.id === id);
    const forms = own === undefined ? [] : formsOf(own, tickets);
    const before = tickets.filter(
      (one) => forms.some((form) => this.madeFor.get(form.id)?.has(one.id)) && isThere(one),
    );
    const travellers = own?.product.travellers ?? [];
    return before.length > 0 && travellers.every((traveller) => before.some((one) => isFor(traveller, one)));
  }
}

/**
 * Whether all who travelled on the ticket and went on with new ones that take nobody's place have one of those that is out. Who gets
 * another number later, or comes to one of them again, counts as when it was made.
 *
 * @param first what the exchange made
 */
function everybodyGoesOn(
  id: string,
  tickets: readonly TicketDistribution[],
  first: MadeFirst,
  wasIssued: (id: string) => boolean,
): boolean {
  const wasFor = (traveller: Traveller, { id: of, product }: TicketDistribution): boolean =>
    (first.get(of) ?? product.travellers).some((one) => isSame(one, traveller));
  const made = tickets.filter((ticket) => first.has(ticket.id));
  const madeInPlaceOf = (replaced: string | null): readonly TicketDistribution[] =>
    successorsAmong(new Set(made.filter(({ standing }) => standing.replaces === replaced).map(idOf)), tickets);
  const [own, ofNobody] = [madeInPlaceOf(id), madeInPlaceOf(null)];
  if (own.length === 0) return true;
  const old = tickets.find((ticket) => ticket.id === id);
  return (old?.product.travellers ?? []).every((traveller) => {
    if (own.some((ticket) => wasFor(traveller, ticket))) return true;
    const theirs = ofNobody.filter((ticket) => wasFor(traveller, ticket));
    return !theirs.some(isLiveTicket) || theirs.some((ticket) => wasIssued(ticket.id));
  });
}

/** Tickets, those that take their places, those that take the places of these, and so on. */
function successorsAmong(
  ids: ReadonlySet<string>,
  tickets: readonly TicketDistribution[],
): readonly TicketDistribution[] {
  const found = new Set(tickets.filter(({ id }) => ids.has(id)));
  for (const { id } of found) for (const one of tickets) if (one.standing.replaces === id) found.add(one);
  return [...found];
}

function isFor(traveller: Traveller, { product }: TicketDistribution): boolean {
  return product.travellers.some((one) => isSame(one, traveller));
}

function idOf({ id }: TicketDistribution): string {
  return id;
}

const NONE: ReadonlySet<string> = new Set();

function isSame(one: Traveller, other: Traveller): boolean {
  if (one.customerId !== null && one.customerId === other.customerId) return true;
  return one.id === other.id && (one.customerId === null || other.customerId === null);
}

/** A ticket, the one whose place it takes, and so on. */
function formsOf(ticket: TicketDistribution, tickets: readonly TicketDistribution[]): readonly TicketDistribution[] {
  const forms = new Set([ticket]);
  for (const { standing } of forms) for (const one of tickets) if (one.id === standing.replaces) forms.add(one);
  return [...forms];
}

/** Whether the traveller has the ticket still whose place this one was to take, or had it until its system took it away. */
function hasOlder(id: string, tickets: readonly TicketDistribution[]): boolean {
  const older = tickets.find((ticket) => tickets.some((one) => one.id === id && one.standing.replaces === ticket.id));
  if (older === undefined) return false;
  return older.status === 'CANCELLED_EXTERNALLY' || isThere(older) || hasOlder(older.id, tickets);
}

function isThere(ticket: TicketDistribution): boolean {
  return ticket.status === 'CANCELLING' ? ticket.standing.held !== null : isOut(ticket);
}

/** The live ticket that takes just its place; where that one ended unseen, the one that takes that one's, and so on. */
function liveSuccessors(
  replaced: string,
  tickets: readonly TicketDistribution[],
  wasIssued: (id: string) => boolean,
): readonly TicketDistribution[] {
  const own = tickets.filter(({ standing }) => standing.replaces === replaced);
  const newest = own.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1)).at(-1);
  if (newest === undefined || wasIssued(newest.id)) return [];
  return isLiveTicket(newest) ? [newest] : liveSuccessors(newest.id, tickets, wasIssued);
}

/** A line that took the place of another, as long as it is there; once it is CANCELLED, those that replace it. */
function goingOn(id: OrderLineId, order: CurrentOrder): readonly OrderLineId[] {
  const status = order.lines.find(({ content }) => content.id === id)?.content.status;
  if (status === undefined) return [];
  return status === 'CANCELLED' ? successorsOf(id, order) : [id];
}

/** The lines with the id of one that they replace, directly or through other cancelled lines. */
function successorsOf(replaced: OrderLineId, order: CurrentOrder): readonly OrderLineId[] {
  if (!isCancelled(replaced, order)) return [];
  const found = new Set<OrderLineId>([replaced]);
  for (const of of found) {
    if (!isCancelled(of, order)) continue;
    for (const { content } of order.lines) if (content.replacesOrderLineIds.includes(of)) found.add(content.id);
  }
  return [...found].filter((id) => id !== replaced && !isCancelled(id, order));
}

function isCancelled(id: OrderLineId, { lines }: CurrentOrder): boolean {
  return lines.some(({ content }) => content.id === id && content.status === 'CANCELLED');
}

/** Whether one traveller may have both: nobody is named in one of them, or somebody in both by id or customer id. */
function mayBeOfOne(one: TicketDistribution, other: TicketDistribution): boolean {
  const [ours, theirs] = [one.product.travellers, other.product.travellers];
  if (ours.length === 0 || theirs.length === 0) return true;
  return ours.some(({ id, customerId }) =>
    theirs.some((them) => them.id === id || (customerId !== null && them.customerId === customerId)),
  );
}

function isLiveTicket({ status }: TicketDistribution): boolean {
  return isLive(status);
}

/** Live, and no new form of a ticket of its own line. */
function isOfAnother(ticket: TicketDistribution, { tickets }: GroupSnapshot): boolean {
  return isLiveTicket(ticket) && !tickets.some(({ id }) => id === ticket.standing.replaces);
}

/** Handed over, or on the way. */
function isOut({ status }: TicketDistribution): boolean {
  return isLive(status) && !isHeldNowhere(status);
}
