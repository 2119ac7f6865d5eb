/** The only source of chance (the jitter of retries). */
export abstract class Randomness {
  /** From 0 (inclusive) to 1 (exclusive). */
  abstract fraction(): number;
}
