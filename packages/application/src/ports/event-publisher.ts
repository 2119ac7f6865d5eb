import type { StoredEvent } from './event-repository.js';

/** Where the feed is told outside the store: a broker. One process at a time tells it, and each event once more when in doubt. */
export abstract class EventPublisher {
  /** The name under which the store remembers how far it was told. */
  abstract readonly name: string;

  /**
   * Tells events in their order, and resolves when all of them are kept there. An event is kept only after the one before it,
   * and once, also when it is told again after an answer was lost.
   *
   * @throws Error when not all are kept, or nobody says so; all are to be told again
   */
  abstract publish(events: readonly StoredEvent[]): Promise<void>;
}
