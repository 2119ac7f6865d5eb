import type { Randomness } from '@ticket-distribution/application';

/** The chance of the machine; good enough for jitter, not for secrets. */
export class SystemRandomness implements Randomness {
  fraction(): number {
    return Math.random();
  }
}
