import type { LedgerEntry } from '../../http/answers.js';
import type { Violation } from '../judge/violation.js';
import type { Chronicle } from '../load/chronicle.js';

/** What was done in a world, or in all of them. */
export interface Deeds {
  readonly orders: number;
  /** Those that were acknowledged. */
  readonly versions: number;
  readonly tickets: number;
  /** Hand-overs that ticket systems applied, calls whose key they knew already, and those that they refused for good. */
  readonly applied: number;
  readonly repeated: number;
  readonly refused: number;
}

const NOTHING: Deeds = { orders: 0, versions: 0, tickets: 0, applied: 0, repeated: 0, refused: 0 };

/** What a campaign did and saw, added up over its worlds. */
export class Figures {
  worlds = 0;
  rounds = 0;
  /** Deliveries that were set aside and retried by an operator. */
  retried = 0;
  private before = NOTHING;
  private now = NOTHING;
  readonly faults = new Map<string, number>();
  readonly calls = new Map<string, number>();
  /** Milliseconds from the end of the faults of a round until everything was right. */
  readonly recoveries: number[] = [];
  readonly violations: Violation[] = [];
  /** Faults that cannot happen on this machine, and why. */
  readonly skipped = new Map<string, string>();
  /** Folders that were kept because something in them is wrong. */
  readonly kept: string[] = [];

  countFault(name: string): void {
    this.faults.set(name, (this.faults.get(name) ?? 0) + 1);
  }

  /** Every fault that ends a process hard. */
  get kills(): number {
    return [...this.faults].reduce((sum, [name, count]) => (/killed|: die$/.test(name) ? sum + count : sum), 0);
  }

  get faultCount(): number {
    return [...this.faults.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Deeds of all worlds. */
  get deeds(): Deeds {
    return together(this.before, this.now);
  }

  /** Takes in what has been done so far in the world that runs. */
  see(chronicle: Chronicle, ledger: readonly LedgerEntry[]): void {
    const orders = [...chronicle.orders.values()];
    const count = (outcome: string): number => ledger.filter((entry) => entry.outcome === outcome).length;
    this.now = {
      orders: orders.length,
      versions: orders.reduce((total, { acknowledged }) => total + acknowledged.size, 0),
      tickets: orders.reduce((total, { tickets }) => total + tickets.size, 0),
      applied: count('applied'),
      repeated: count('repeated'),
      refused: count('refused'),
    };
  }

  endWorld({ calls }: Chronicle): void {
    this.before = this.deeds;
    this.now = NOTHING;
    for (const [kind, count] of calls) this.calls.set(kind, (this.calls.get(kind) ?? 0) + count);
  }
}

function together(one: Deeds, other: Deeds): Deeds {
  return {
    orders: one.orders + other.orders,
    versions: one.versions + other.versions,
    tickets: one.tickets + other.tickets,
    applied: one.applied + other.applied,
    repeated: one.repeated + other.repeated,
    refused: one.refused + other.refused,
  };
}
