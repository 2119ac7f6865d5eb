import type { Instant } from '@ticket-distribution/domain';

/** How far the feed was told to a broker, and which process tells it. */
export interface Publication {
  /** Of the publisher. */
  readonly name: string;
  /** Events up to this position are kept there; 0: none is. */
  readonly position: number;
  /** Who tells it, and until when without word; null: nobody. */
  readonly claim: { readonly by: string; readonly until: Instant } | null;
}

export abstract class PublicationReader {
  abstract find(name: string): Promise<Publication | undefined>;
}

/** How far the feed was told, by publisher, for every process. */
export abstract class PublicationRepository extends PublicationReader {
  /** Finds it and keeps every other transaction that takes it waiting until this one ends. */
  abstract take(name: string): Promise<Publication | undefined>;

  /**
   * Stores one that was not there.
   *
   * @throws ConcurrencyConflict when another was first, at the end of the transaction at the latest
   */
  abstract add(publication: Publication): Promise<void>;

  /** Stores one that was taken. */
  abstract save(publication: Publication): Promise<void>;
}
