import { type Delivery, millisecondsOf, plusMilliseconds } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { Signals } from '../ports/signals.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** How many deliveries one transaction takes. */
const AT_ONCE = 100;

/** Clocks of several machines may differ by so much, and one may be set so much, without anything being done. */
const FORGIVEN_MS = 10_000;

/** A clock that goes back by less is only being kept right. */
const LEAST_STEP_MS = 1000;

/**
 * Has deliveries called that the time of day would hold: their next attempt was put off by a clock that has been set back
 * since, so that they would wait for as long as it was set back. They are due at once.
 */
export class ReleaseHeld {
  /** How far the time of day was ahead of what had elapsed when it was looked at last, milliseconds. */
  private lead: number | null = null;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly signals: Signals,
    /** `longestPauseMs`: the longest time for which an attempt is put off, milliseconds. */
    private readonly options: { readonly longestPauseMs: number },
  ) {}

  /** @returns how many deliveries were released */
  async execute(): Promise<number> {
    const longestMs = this.wasSetBack() ? 0 : this.options.longestPauseMs + FORGIVEN_MS;
    let count = 0;
    let batch: readonly Delivery[];
    do {
      batch = await this.work.run((transaction) => this.releaseBatch(transaction, longestMs));
      count += batch.length;
    } while (batch.length === AT_ONCE);
    if (count > 0) this.signals.workStored();
    return count;
  }

  private async releaseBatch({ deliveries }: Transaction, longestMs: number): Promise<readonly Delivery[]> {
    const at = this.clock.now();
    const held = await deliveries.putOffBeyond(plusMilliseconds(at, longestMs), AT_ONCE);
    for (const delivery of held) {
      delivery.retry([], at);
      await deliveries.save(delivery);
    }
    return held;
  }

  /** Whether the time of day was set back in this process since the last look. */
  private wasSetBack(): boolean {
    const before = this.lead;
    this.lead = millisecondsOf(this.clock.now()) - this.clock.elapsed();
    return before !== null && this.lead < before - LEAST_STEP_MS;
  }
}
