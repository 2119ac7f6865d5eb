import type { DataSource } from 'typeorm';

/** What PostgreSQL says of its transactions, numbers of 64 bits, and of the feed at one moment. */
export interface FeedMoment {
  /** Every transaction below has ended. */
  readonly oldestUnderWay: bigint;
  /**
   * No transaction from here on has written anything. `pg_snapshot_xmax` is not it: it is one past the highest that has ended,
   * and those that have begun after that one may be under way. PostgreSQL 17, "Transaction ID and Snapshot Information Functions".
   */
  readonly next: bigint;
  /** The highest position that is committed; 0: there is none. */
  readonly last: number;
}

/**
 * Up to where the feed is certain. A transaction takes its positions before it commits, so that a higher position can be seen
 * before a lower one. Every transaction that may still bring a position below one that is seen has begun by then; once all
 * those have ended, nothing below it is to come.
 */
export class EventHorizon {
  /** The position up to which everything is there, as far as is known. */
  certain = 0;
  private candidate: FeedMoment | null = null;

  /** @returns the position up to which everything is there */
  at(moment: FeedMoment): number {
    if (this.candidate !== null && this.candidate.next <= moment.oldestUnderWay) this.reach(this.candidate);
    if (moment.next <= moment.oldestUnderWay) this.reach(moment);
    else this.candidate ??= moment;
    return this.certain;
  }

  private reach({ last }: FeedMoment): void {
    this.certain = Math.max(this.certain, last);
    this.candidate = null;
  }
}

const known = new WeakMap<DataSource, EventHorizon>();

/** The horizon of a process on a database. */
export function horizonOf(dataSource: DataSource): EventHorizon {
  const horizon = known.get(dataSource) ?? new EventHorizon();
  known.set(dataSource, horizon);
  return horizon;
}
