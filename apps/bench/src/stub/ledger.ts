/** What the stub was handed over, in sum. */
export interface LedgerCount {
  /** Keys that were applied. */
  readonly applied: number;
  /** Different tickets in them. */
  readonly tickets: number;
  /** Tickets that came under more than one key: must be 0. */
  readonly twice: number;
  /** Calls with a key that was applied before. */
  readonly repeated: number;
}

/** Remembers every hand-over under its key, and counts. */
export class Ledger {
  private readonly groups = new Map<string, readonly string[]>();
  private readonly tickets = new Set<string>();
  private twice = 0;
  private repeated = 0;

  /** Takes a hand-over in, once for each key. */
  apply(key: string, tickets: readonly string[]): 'APPLIED' | 'REPEATED' {
    if (this.groups.has(key)) {
      this.repeated += 1;
      return 'REPEATED';
    }
    this.groups.set(key, tickets);
    for (const ticket of tickets) {
      if (this.tickets.has(ticket)) this.twice += 1;
      this.tickets.add(ticket);
    }
    return 'APPLIED';
  }

  ticketsOf(key: string): readonly string[] | undefined {
    return this.groups.get(key);
  }

  get count(): LedgerCount {
    const { groups, tickets, twice, repeated } = this;
    return { applied: groups.size, tickets: tickets.size, twice, repeated };
  }
}
