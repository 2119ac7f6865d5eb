import type { OrderDocument, OrderLineDocument } from '@ticket-distribution/domain';

/** From when until when something was asked for: it took effect somewhere in between. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

interface Expected {
  readonly line: string;
  readonly value: string;
  readonly span: Span;
}

/** A ticket that was given away, or may have been. */
interface Given extends Omit<Expected, 'value'> {
  /** The account that it is on since; null: nobody can tell. */
  readonly value: string | null;
  /** The tickets of its line that there were already: none of them took its place. */
  readonly siblings: ReadonlySet<string>;
}

/** A ticket of which something was asked for by hand, with its line and all tickets that the line had then. */
export interface AskedTicket {
  readonly id: string;
  readonly line: string;
  readonly siblings: readonly string[];
}

/**
 * What an order should have come to, by what was asked for and answered alone. What happened at the same moment could have
 * happened in either order: of that nothing is expected until it is changed once more.
 */
export class OrderModel {
  private readonly recorded = new Map<number, Span>();
  private readonly starts = new Map<string, Expected>();
  /** The account that the order names for a line. */
  private readonly accounts = new Map<string, string>();
  private readonly given = new Map<string, Given>();
  /** When a ticket was changed by hand. */
  private readonly changes = new Map<string, readonly Span[]>();
  private readonly doubted = new Set<string>();

  constructor(private readonly versions: readonly OrderDocument[]) {}

  /** The version that counts; null: none was taken in. */
  get current(): OrderDocument | null {
    const counting = this.versions.filter(({ version, status }) => this.recorded.has(version) && status !== 'DRAFT');
    return counting.at(-1) ?? null;
  }

  /** A version was taken in. One that was sent twice may have been at any time until the last answer. */
  record(version: number, span: Span): void {
    const before = this.current;
    const known = this.recorded.get(version);
    const isSideBySide = [...this.recorded].some(([other, one]) => other !== version && overlap(one, span));
    for (const [ticket, { span: one }] of this.starts) {
      if (isSideBySide || overlap(one, span)) this.starts.delete(ticket);
    }
    for (const [ticket, given] of this.given) {
      if (isSideBySide || overlap(given.span, span)) this.given.set(ticket, { ...given, value: null });
    }
    this.recorded.set(version, known === undefined ? span : both(known, span));
    const now = this.current;
    if (known !== undefined || now === null || now === before) return;
    for (const line of linesOf(now)) this.follow(before, now, line, span);
  }

  /** A ticket was moved by hand. */
  moved({ id, line }: AskedTicket, start: string, span: Span): void {
    if (this.isClear(id, span)) this.starts.set(id, { line, value: start, span });
    else this.starts.delete(id);
    this.note(id, span);
  }

  /** A ticket was moved to another account by hand. */
  transferred({ id, line, siblings }: AskedTicket, account: string, span: Span): void {
    const value = this.isClear(id, span) ? account : null;
    this.given.set(id, { line, value, span, siblings: new Set(siblings) });
    this.note(id, span);
  }

  /** A move was told to have come to nothing, or to be followed by another: what became of it, nobody can tell. */
  unmoved({ id }: AskedTicket, span: Span): void {
    this.starts.delete(id);
    this.note(id, span);
  }

  /** A transfer was told to have come to nothing, or to be followed by another: what became of it, nobody can tell. */
  ungiven({ id, line, siblings }: AskedTicket, span: Span): void {
    // What took over before from one that had been given away is a sibling now, and may be where that one was.
    this.given.set(id, { line, value: null, span, siblings: this.given.get(id)?.siblings ?? new Set(siblings) });
    this.note(id, span);
  }

  /** What was asked for may take effect at any time, or never: of the ticket or line nothing is expected any more. */
  doubt(ticketOrLine: string): void {
    this.starts.delete(ticketOrLine);
    this.doubted.add(ticketOrLine);
  }

  /** Whether another ticket system kept the tickets of the line at some time. */
  changedMethod(line: string): boolean {
    const methods = this.taken.flatMap((order) => lineOf(order, line)?.fulfillmentMethod ?? []);
    return new Set(methods).size > 1;
  }

  /** The lines that were to take the place of a line at some time, directly or one after another. */
  successorsOf(line: string): ReadonlySet<string> {
    return this.following(line, (one, other) => one.replacesOrderLineIds.some((id) => id === other));
  }

  /** When the ticket has to begin to be valid; undefined: nobody can tell. */
  startOf(ticket: string): string | undefined {
    return this.starts.get(ticket)?.value;
  }

  /**
   * The accounts on one of which a ticket has to be: that to which it was given, or which the order names. A ticket that came
   * later may have taken the place of one that was given away. Undefined: nobody can tell.
   */
  accountsOf(ticket: string, line: string): readonly string[] | undefined {
    const own = this.given.get(ticket);
    const ordered = this.accounts.get(line);
    if (this.doubted.has(ticket) || this.doubted.has(line) || own?.value === null) return undefined;
    if (own !== undefined) return own.value === null ? undefined : [own.value];
    const family = new Set([line, ...this.predecessorsOf(line)]);
    const inherited = [...this.given.values()].filter((one) => family.has(one.line) && !one.siblings.has(ticket));
    const values = [ordered, ...inherited.map(({ value }) => value)];
    const known = values.filter((value) => value !== null && value !== undefined);
    return known.length === values.length ? known : undefined;
  }

  private get taken(): readonly OrderDocument[] {
    return this.versions.filter(({ version }) => this.recorded.has(version));
  }

  private predecessorsOf(line: string): ReadonlySet<string> {
    return this.following(line, (one, other, lines) =>
      lines.some(({ id, replacesOrderLineIds }) => id === other && replacesOrderLineIds.includes(one.id)),
    );
  }

  private following(line: string, follows: Follows): ReadonlySet<string> {
    const found = new Set([line]);
    const all = this.taken.flatMap(({ orderLines }) => orderLines);
    for (const other of found) {
      for (const one of all) if (follows(one, other, all)) found.add(one.id);
    }
    found.delete(line);
    return found;
  }

  private follow(before: OrderDocument | null, now: OrderDocument, line: OrderLineDocument, span: Span): void {
    const { id, customerAccountRef: account } = line;
    const earlier = lineOf(before, id);
    const isOtherMethod = earlier?.fulfillmentMethod !== line.fulfillmentMethod;
    if (isOtherMethod || validities(earlier) !== validities(line) || validities(line).includes(' ')) {
      for (const [ticket, { line: of }] of this.starts) if (of === id) this.starts.delete(ticket);
    }
    const isBack = earlier === undefined && this.wasKnown(id);
    if (earlier !== undefined && before !== null && !saysOtherwise([before, earlier], [now, line])) return;
    for (const [ticket, given] of this.given) {
      if (given.line !== id || isBack || overlap(given.span, span)) continue;
      // What took the place of its tickets in another line stays whose they were, and a line that is not wanted takes nothing back.
      // A line that had a ticket before any version of it was answered was known by one that is still to be answered.
      const isWanted = line.status === 'CONFIRMED' && this.successorsOf(id).size === 0;
      if (isWanted && earlier !== undefined) this.given.delete(ticket);
      else this.given.set(ticket, { ...given, value: null });
    }
    if (account === null || isBack) this.accounts.delete(id);
    else this.accounts.set(id, account);
  }

  private note(ticket: string, span: Span): void {
    this.changes.set(ticket, [...(this.changes.get(ticket) ?? []), span]);
  }

  /** Whether nothing else happened to the ticket at the same moment. */
  private isClear(ticket: string, meanwhile: Span): boolean {
    const others = [...this.recorded.values(), ...(this.changes.get(ticket) ?? [])];
    return !this.doubted.has(ticket) && !others.some((span) => overlap(span, meanwhile));
  }

  /** A line that comes back may keep what was done to it by hand before it went. */
  private wasKnown(line: string): boolean {
    return this.taken.filter(({ orderLines }) => orderLines.some(({ id }) => id === line)).length > 1;
  }
}

type Follows = (one: OrderLineDocument, other: string, all: readonly OrderLineDocument[]) => boolean;

/** Whether an order says otherwise of the holder or account of a line; that its owner changed alone takes nothing back. */
function saysOtherwise(...[one, other]: readonly [SaidOf, SaidOf]): boolean {
  const named = [one, other].map(([, { distributionHolderCustomerId }]) => distributionHolderCustomerId);
  const holders = [one, other].map(
    ([{ ownerCustomerId }, { distributionHolderCustomerId }]) => distributionHolderCustomerId ?? ownerCustomerId,
  );
  const isOtherHolder = holders[0] !== holders[1] && named.some((holder) => holder !== null);
  return isOtherHolder || one[1].customerAccountRef !== other[1].customerAccountRef;
}

type SaidOf = readonly [OrderDocument, OrderLineDocument];

/** What the current version wants of its lines; a cancelled order wants nothing. */
function linesOf({ status, orderLines }: OrderDocument): readonly OrderLineDocument[] {
  return status === 'CONFIRMED' ? orderLines : [];
}

function lineOf(order: OrderDocument | null, id: string): OrderLineDocument | undefined {
  return order === null ? undefined : linesOf(order).find((line) => line.id === id);
}

function validities(line: OrderLineDocument | undefined): string {
  const all = (line?.fareProducts ?? []).map(({ startOfValidity, endOfValidity }) => startOfValidity + endOfValidity);
  return [...new Set(all)].toSorted().join(' ');
}

function both(one: Span, other: Span): Span {
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}

function overlap(one: Span, other: Span): boolean {
  return one.from <= other.to && other.from <= one.to;
}
