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
 * happened in either order: of that nothing is expected.
 */
export class OrderModel {
  private readonly recorded = new Map<number, Span>();
  private readonly starts = new Map<string, Expected>();
  private readonly accounts = new Map<string, Expected>();
  private readonly blurred = new Set<string>();

  constructor(private readonly versions: readonly OrderDocument[]) {}

  /** The version that counts; null: none was taken in. */
  get current(): OrderDocument | null {
    const counting = this.versions.filter(({ version, status }) => this.recorded.has(version) && status !== 'DRAFT');
    return counting.at(-1) ?? null;
  }

  /** A version was taken in. */
  record(version: number, span: Span): void {
    const before = this.current;
    const isKnown = this.recorded.has(version);
    for (const expected of [this.starts, this.accounts]) blur(expected, span, this.blurred);
    this.recorded.set(version, span);
    const now = this.current;
    if (isKnown || now === null || now === before) return;
    for (const line of linesOf(now)) this.follow(lineOf(before, line.id), line, span.to);
  }

  /** A ticket was moved by hand. */
  moved(ticket: string, line: string, start: string, span: Span): void {
    this.expect(this.starts, ticket, { line, value: start, span });
  }

  /** The tickets of a line were moved to another account by hand. */
  transferred(line: string, account: string, span: Span): void {
    this.expect(this.accounts, line, { line, value: account, span });
  }

  /** What was asked for may take effect at any time, or never: of the ticket or line nothing is expected any more. */
  doubt(ticketOrLine: string): void {
    this.starts.delete(ticketOrLine);
    this.accounts.delete(ticketOrLine);
    this.blurred.add(ticketOrLine);
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
    const meanwhile = [...this.recorded.values()].some((span) => overlap(span, expected.span));
    const known = all.get(name);
    if (meanwhile || (known !== undefined && overlap(known.span, expected.span)) || this.blurred.has(name)) {
      all.delete(name);
      this.blurred.add(name);
    } else all.set(name, expected);
  }

  private follow(before: OrderLineDocument | undefined, now: OrderLineDocument, at: number): void {
    const isOtherMethod = before?.fulfillmentMethod !== now.fulfillmentMethod;
    if (isOtherMethod || validities(before) !== validities(now) || validities(now).includes(' '))
      forget(this.starts, now.id);
    const account = now.customerAccountRef;
    if (before !== undefined && before.customerAccountRef === account) return;
    const span = { from: at, to: at };
    if (before === undefined && this.wasKnown(now.id)) this.doubt(now.id);
    else if (account === null) this.accounts.delete(now.id);
    else this.expect(this.accounts, now.id, { line: now.id, value: account, span });
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

function blur(all: Map<string, Expected>, span: Span, blurred: Set<string>): void {
  for (const [name, expected] of all) {
    if (!overlap(expected.span, span)) continue;
    all.delete(name);
    blurred.add(name);
  }
}

function forget(all: Map<string, Expected>, line: string): void {
  for (const [name, expected] of all) if (expected.line === line) all.delete(name);
}

function overlap(one: Span, other: Span): boolean {
  return one.from <= other.to && other.from <= one.to;
}
