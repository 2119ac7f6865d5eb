import type { FulfillmentMethod, Instant } from '@ticket-distribution/domain';

/** Somebody's word that a ticket system gets no calls until it is resumed. */
export interface SystemPause {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly since: Instant;
  readonly by: string;
  readonly reason: string;
}

export abstract class PauseReader {
  abstract find(fulfillmentMethod: FulfillmentMethod): Promise<SystemPause | undefined>;
  /** The pauses of all systems, in no particular order. */
  abstract all(): Promise<SystemPause[]>;
}

/** Which ticket systems are paused, for every process. */
export abstract class PauseRepository extends PauseReader {
  /** Stores the pause, in the place of one of the same system. */
  abstract save(pause: SystemPause): Promise<void>;
  /** Forgets the pause, if there is one. */
  abstract remove(fulfillmentMethod: FulfillmentMethod): Promise<void>;
}
