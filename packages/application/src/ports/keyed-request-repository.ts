import type { Instant } from '@ticket-distribution/domain';

/** An answer as it was given, to be given again. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request to which its caller gave an idempotency key, so that it can be sent again without a second effect. */
export interface KeyedRequest {
  /** Stands for caller, operation and key. */
  readonly id: string;
  readonly revision: number;
  /** Stands for its content: another request under the same id has another one. */
  readonly fingerprint: string;
  /** Who works on it, and until when that is believed; null: nobody. */
  readonly claim: { readonly by: string; readonly until: Instant } | null;
  /** What it has done already, each stored in the transaction that did it. */
  readonly effects: readonly string[];
  /** Null: none was given yet, or none that is to be given again. */
  readonly answer: KeptAnswer | null;
  /** From then on it is forgotten; not before its claim is over. */
  readonly keptUntil: Instant;
}

export abstract class KeyedRequestReader {
  abstract find(id: string): Promise<KeyedRequest | undefined>;
}

export abstract class KeyedRequestRepository extends KeyedRequestReader {
  /**
   * Stores the request at its revision plus one.
   *
   * @throws ConcurrencyConflict when it was stored since it was read
   */
  abstract save(request: KeyedRequest): Promise<void>;

  /**
   * Removes requests whose `keptUntil` is reached, the oldest first, at most so many.
   *
   * @returns how many were removed
   */
  abstract removeOld(asked: { readonly at: Instant; readonly limit: number }): Promise<number>;

  /**
   * Forgets the answers in whose body, JSON, one of the texts is a value; such a request is worked on again when it comes again,
   * and does nothing twice.
   *
   * @returns how many were forgotten
   */
  abstract forgetAnswers(texts: readonly string[]): Promise<number>;
}
