import type { RaceField } from './race-field.js';

/** What one order showed in one contest. */
export interface Showing {
  /** How many of the calls were answered with a success. */
  readonly accepted: number;
  /** How many answers were equal to the first. */
  readonly equal: number;
  /** Whether every ticket was handed over as often as it should be; null where nothing is handed over. */
  readonly handedOverOnce: boolean | null;
  /** What is wrong, for people; empty when nothing is. */
  readonly faults: readonly string[];
}

/** One operation that is asked many times at once. */
export interface Contest {
  readonly title: string;
  /** Runs it with an order of its own. */
  run(field: RaceField, orderId: string): Promise<Showing>;
}
