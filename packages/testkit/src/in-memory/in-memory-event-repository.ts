import type { EventPage, EventRepository, EventsAsked, NewEvent, StoredEvent } from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** Where the positions of events come from: one for all transactions of a store. */
export interface EventPositions {
  /** The next one, which a transaction takes and may never use. */
  next(): number;
  /** Up to here no position is left that a transaction under way may use. */
  certain(): number;
}

/** Positions of a store whose transactions run one after another. */
export class SerialPositions implements EventPositions {
  private last = 0;

  next(): number {
    this.last += 1;
    return this.last;
  }

  certain(): number {
    return this.last;
  }
}

/** The feed as one transaction on a state in memory sees it. */
export class InMemoryEventRepository implements EventRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
    private readonly positions: EventPositions,
  ) {}

  readOn({ after, limit, organisationId, types }: EventsAsked): Promise<EventPage> {
    return this.unit.do(() => {
      const certain = this.positions.certain();
      const events = this.sorted()
        .filter(({ position }) => position > after && position <= certain)
        .filter((event) => organisationId === undefined || event.organisationId === organisationId)
        .filter(({ type }) => types === undefined || types.includes(type))
        .slice(0, limit);
      const last = events.length === limit ? events.at(-1)?.position : certain;
      return { events, position: Math.max(after, last ?? 0) };
    });
  }

  end(): Promise<number> {
    return this.unit.do(() => this.positions.certain());
  }

  oldest(): Promise<number | null> {
    return this.unit.do(() => this.sorted()[0]?.position ?? null);
  }

  append(events: readonly NewEvent[]): Promise<void> {
    return this.unit.do(() => {
      for (const event of events) {
        const position = this.positions.next();
        this.state.events.set(String(position), stored({ ...event, position }));
      }
    });
  }

  removeOld({ before, limit }: { readonly before: Instant; readonly limit: number }): Promise<number> {
    return this.unit.do(() => {
      const old = this.sorted()
        .filter(({ at }) => at < before)
        .slice(0, limit);
      const removed = old.slice(0, -1);
      for (const { position } of removed) this.state.events.delete(String(position));
      return removed.length;
    });
  }

  private sorted(): StoredEvent[] {
    return [...this.state.events.values()].toSorted((one, other) => one.position - other.position);
  }
}
