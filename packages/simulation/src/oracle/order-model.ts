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

/**
 * What an order should have come to, by what was asked for and answered alone. What happened at the same moment could have
 * happened in either order: of that nothing is expected until it is changed once more.
 */
export class OrderModel {
  private readonly recorded = new Map<number, Span>();
  private readonly starts = new Map<string, Expected>();
  private readonly accounts = new Map<string, Expected>();
  /** When a ticket or a line was changed by hand. */
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
    for (const expected of [this.starts, this.accounts]) forget(expected, (one) => overlap(one.span, span));
    this.recorded.set(version, known === undefined ? span : both(known, span));
    const now = this.current;
    if (known !== undefined || now === null || now === before) return;
    for (const line of linesOf(now)) this.follow(lineOf(before, line.id), line, span);
  }

  /** A ticket was moved by hand. */
  moved(ticket: string, line: string, start: string, span: Span): void {
    this.expect(this.starts, ticket, { line, value: start, span });
  }

  /** The tickets of a line were moved to another account by hand. */
  transferred(line: string, account: string, span: Span): void {
    this.expect(this.accounts, line, { line, value: account, span });
  }

  /** A change by hand was told to have come to nothing, or to be followed by another: what became of it, nobody can tell. */
  unclear(ticketOrLine: string, span: Span): void {
    this.forgetOne(ticketOrLine);
    this.changes.set(ticketOrLine, [...(this.changes.get(ticketOrLine) ?? []), span]);
  }

  /** What was asked for may take effect at any time, or never: of the ticket or line nothing is expected any more. */
  doubt(ticketOrLine: string): void {
    this.forgetOne(ticketOrLine);
    this.doubted.add(ticketOrLine);
  }

  /** Whether another ticket system kept the tickets of the line at some time. */
  changedMethod(line: string): boolean {
    const recorded = this.versions.filter(({ version }) => this.recorded.has(version));
    const methods = recorded.flatMap((order) => lineOf(order, line)?.fulfillmentMethod ?? []);
    return new Set(methods).size > 1;
  }

  /** When the ticket has to begin to be valid; undefined: nobody can tell. */
  startOf(ticket: string): string | undefined {
    return this.starts.get(ticket)?.value;
  }

  /** The account that the tickets of the line have to be on; undefined: nobody can tell. */
  accountOf(line: string): string | undefined {
    return this.accounts.get(line)?.value;
  }

  private expect(all: Map<string, Expected>, name: string, expected: Expected): void {
    const { span } = expected;
    const isClear = ![...this.recorded.values()].some((one) => overlap(one, span)) && !this.wasChanged(name, span);
    this.changes.set(name, [...(this.changes.get(name) ?? []), span]);
    if (isClear && !this.doubted.has(name)) all.set(name, expected);
    else all.delete(name);
  }

  private follow(before: OrderLineDocument | undefined, now: OrderLineDocument, span: Span): void {
    const isOtherMethod = before?.fulfillmentMethod !== now.fulfillmentMethod;
    if (isOtherMethod || validities(before) !== validities(now) || validities(now).includes(' '))
      forget(this.starts, ({ line }) => line === now.id);
    const { id, customerAccountRef: account } = now;
    if (before !== undefined && before.customerAccountRef === account) return;
    const isBack = before === undefined && this.wasKnown(id);
    if (account === null || isBack || this.doubted.has(id) || this.wasChanged(id, span)) this.accounts.delete(id);
    else this.accounts.set(id, { line: id, value: account, span });
  }

  private forgetOne(ticketOrLine: string): void {
    this.starts.delete(ticketOrLine);
    this.accounts.delete(ticketOrLine);
  }

  private wasChanged(name: string, meanwhile: Span): boolean {
    return this.changes.get(name)?.some((span) => overlap(span, meanwhile)) ?? false;
  }

  /** A line that comes back may keep what was done to it by hand before it went. */
  private wasKnown(line: string): boolean {
    const recorded = this.versions.filter(({ version }) => this.recorded.has(version));
    return recorded.filter(({ orderLines }) => orderLines.some(({ id }) => id === line)).length > 1;
  }
}

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

function forget(all: Map<string, Expected>, which: (expected: Expected) => boolean): void {
  for (const [name, expected] of all) if (which(expected)) all.delete(name);
}

function both(one: Span, other: Span): Span {
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}

function overlap(one: Span, other: Span): boolean {
  return one.from <= other.to && other.from <= one.to;
}
