import { ConcurrencyConflict } from '@ticket-distribution/application';

interface Waiting<Holder> {
  readonly holder: Holder;
  readonly row: string;
  readonly go: () => void;
}

/** Locks on rows, each held until its transaction ends; of two that wait for each other one is turned away. */
export class RowLocks<Holder extends object> {
  private readonly holders = new Map<string, Holder>();
  private waiting: Waiting<Holder>[] = [];

  /** @param wake called with what may go on now */
  constructor(private readonly wake: (holder: Holder, go: () => void) => void) {}

  /** Whether the holder has the row now: it had it, or nobody did. */
  take(holder: Holder, row: string): boolean {
    const owner = this.holders.get(row);
    if (owner === undefined) this.holders.set(row, holder);
    return owner === undefined || owner === holder;
  }

  /**
   * Resolves when the holder has the row.
   *
   * @throws ConcurrencyConflict when it would wait for itself
   */
  async acquire(holder: Holder, row: string): Promise<void> {
    if (this.take(holder, row)) return;
    const owner = this.holders.get(row);
    if (owner !== undefined && this.waitsFor(owner, holder)) throw new ConcurrencyConflict(`Deadlock on ${row}.`);
    await new Promise<void>((go) => this.waiting.push({ holder, row, go }));
  }

  /** Lets go of every row, and of what is waited for. */
  release(holder: Holder): void {
    this.waiting = this.waiting.filter((waiting) => waiting.holder !== holder);
    for (const [row, owner] of this.holders) {
      if (owner !== holder) continue;
      this.holders.delete(row);
      this.passOn(row);
    }
  }

  private passOn(row: string): void {
    const next = this.waiting.find((waiting) => waiting.row === row);
    if (next === undefined) return;
    this.waiting = this.waiting.filter((waiting) => waiting !== next);
    this.holders.set(row, next.holder);
    this.wake(next.holder, next.go);
  }

  private waitsFor(one: Holder, other: Holder): boolean {
    const asked = this.waiting.find(({ holder }) => holder === one);
    const owner = asked === undefined ? undefined : this.holders.get(asked.row);
    return owner !== undefined && (owner === other || this.waitsFor(owner, other));
  }
}
