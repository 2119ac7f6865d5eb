import type { Randomness } from '@ticket-distribution/application';

/** Chance that always says the same. */
export class FixedRandomness implements Randomness {
  /** @param value from 0 (inclusive) to 1 (exclusive) */
  constructor(private readonly value: number = 0.5) {}

  fraction(): number {
    return this.value;
  }
}
