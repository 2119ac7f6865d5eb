import {
  type CurrentOrder,
  type GroupSnapshot,
  type HandOver,
  type OrderLineId,
  type TicketDistribution,
  isLive,
  isHeldNowhere,
  ticketsOf,
} from '@ticket-distribution/domain';

/**
 * Watches the exchanges of an order: a ticket that was handed over and whose line is replaced by others is not cancelled
 * before one that takes its place is out. It knows the order and which tickets appeared, nothing of what waits for what.
 */
export class ExchangeWatch {
  /** The tickets that lines had made since they replace the line of an exchanged ticket. */
  private exchanged: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  /** The lines that name a CANCELLED line as replaced, or did so since it became that. */
  private readonly named = new Map<OrderLineId, ReadonlySet<OrderLineId>>();

  /** @param before the groups as the version found them @param after as it left them */
  follow(order: CurrentOrder, before: readonly GroupSnapshot[], after: readonly GroupSnapshot[]): void {
    this.readNames(order);
    const known = new Set(before.flatMap(({ tickets }) => tickets.map(({ id }) => id as string)));
    const live = new Map(
      after.map((group) => [group.orderLineId, group.tickets.filter((one) => isOfAnother(one, group))]),
    );
    const next = new Map<string, ReadonlySet<string>>();
    for (const { orderLineId, tickets } of before) {
      const lines = successorsOf(orderLineId, order, this.named);
      const linesNow = new Set(successorsOf(orderLineId, order, namesIn(order)));
      for (const ticket of tickets) {
        const earlier = this.exchanged.get(ticket.id);
        if (earlier === undefined && !isOut(ticket)) continue;
        const successors = lines.flatMap((id) =>
          (live.get(id) ?? []).filter((one) => linesNow.has(id) || mayBeOfOne(one, ticket)),
        );
        const taking = successors.filter(({ id }) => !known.has(id)).map(({ id }) => id as string);
        const all = new Set([...(earlier ?? []), ...taking]);
        if (successors.length > 0 && all.size > 0) next.set(ticket.id, all);
      }
    }
    this.exchanged = next;
  }

  private readNames(order: CurrentOrder): void {
    for (const { content } of order.lines) if (content.status !== 'CANCELLED') this.named.delete(content.id);
    for (const [id, by] of namesIn(order)) this.named.set(id, new Set([...(this.named.get(id) ?? []), ...by]));
  }

  /**
   * @param tickets all of the order
   * @param wasIssued whether a ticket system confirmed the ticket at any time
   * @throws Error naming the ticket whose traveller would be without one
   */
  check(handOver: HandOver, tickets: readonly TicketDistribution[], wasIssued: (id: string) => boolean): void {
    if (handOver.operation !== 'cancel' || handOver.purpose !== 'cancel') return;
    for (const id of ticketsOf(handOver)) {
      if (hasOlder(id, tickets)) continue;
      const names = this.exchanged.get(id) ?? new Set();
      const taking = tickets.filter((ticket) => names.has(ticket.id));
      const isPaired = taking.some(({ standing }) => standing.replaces === id);
      const awaited = isPaired ? liveSuccessors(id, taking, wasIssued) : taking.filter(isLiveTicket);
      const areThere = isPaired
        ? awaited.every((ticket) => wasIssued(ticket.id))
        : awaited.length === 0 || taking.some((ticket) => wasIssued(ticket.id));
      if (areThere) continue;
      throw new Error(`${handOver.key} cancels ${id} before any of ${[...names].join(', ')} is out`);
    }
  }
}

/** Whether the traveller has the ticket still whose place this one was to take. */
function hasOlder(id: string, tickets: readonly TicketDistribution[]): boolean {
  const older = tickets.find((ticket) => tickets.some((one) => one.id === id && one.standing.replaces === ticket.id));
  if (older === undefined) return false;
  const isThere = older.standing.held !== null && (older.status === 'CANCELLING' || isLiveTicket(older));
  return isThere || hasOlder(older.id, tickets);
}

/** The live ticket that takes just its place; where that one ended unseen, the one that takes that one's, and so on. */
function liveSuccessors(
  replaced: string,
  taking: readonly TicketDistribution[],
  wasIssued: (id: string) => boolean,
): readonly TicketDistribution[] {
  const own = taking.filter(({ standing }) => standing.replaces === replaced);
  const newest = own.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1)).at(-1);
  if (newest === undefined || wasIssued(newest.id)) return [];
  return isLiveTicket(newest) ? [newest] : liveSuccessors(newest.id, taking, wasIssued);
}

type Names = ReadonlyMap<OrderLineId, ReadonlySet<OrderLineId>>;

/** The CANCELLED lines of a version, each with those that name it as replaced. */
function namesIn({ lines }: CurrentOrder): Names {
  const names = new Map<OrderLineId, ReadonlySet<OrderLineId>>();
  for (const { content } of lines.filter((line) => line.content.status === 'CANCELLED')) {
    const by = lines.filter((line) => line.content.replacesOrderLineIds.includes(content.id));
    names.set(content.id, new Set(by.map((line) => line.content.id)));
  }
  return names;
}

/** The lines that replace one, directly or through other cancelled lines. */
function successorsOf(replaced: OrderLineId, { lines }: CurrentOrder, named: Names): readonly OrderLineId[] {
  const statusOf = new Map(lines.map(({ content }) => [content.id, content.status]));
  const found = new Set<OrderLineId>([replaced]);
  for (const id of found) {
    if (statusOf.get(id) !== 'CANCELLED') continue;
    for (const by of named.get(id) ?? []) found.add(by);
  }
  return [...found].filter((id) => id !== replaced && statusOf.has(id) && statusOf.get(id) !== 'CANCELLED');
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
