import type { Clock, Timer } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { EventPage, StoredEvent } from '../ports/event-repository.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { EventBook } from '../events/event-book.js';

/** The longest time between two looks for events of other processes, milliseconds; one of this process ends it. */
const LOOK_EVERY_MS = 200;
/** The shortest, however many events come. */
const PAUSE_MS = 10;
/** How many events one look takes at the most. */
const AT_ONCE = 500;

/** Who waits for an event. */
interface Waiter {
  /** Events up to here were looked at. */
  seen: number;
  readonly isMeant: (event: StoredEvent) => boolean;
  readonly come: () => void;
}

/**
 * The end of the feed, which one look watches for all who wait: a thousand waiters cost as many statements as one. Nobody
 * looks while nobody waits.
 */
export class FeedTail {
  private readonly waiting = new Set<Waiter>();
  private looking: Promise<void> | null = null;
  private timer: Timer | null = null;
  private isTold = false;
  private stopped = false;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: DeliveryLog,
    book: EventBook,
  ) {
    book.onTold(() => this.wake());
  }

  /**
   * Resolves when an event that is meant may be there, or the pause is over.
   *
   * @param after events up to this position do not count
   */
  async comes(after: number, isMeant: (event: StoredEvent) => boolean, pause: Timer): Promise<void> {
    if (this.stopped) return;
    let come = (): void => {};
    const coming = new Promise<void>((resolve) => {
      come = resolve;
    });
    const waiter: Waiter = { seen: after, isMeant, come };
    this.waiting.add(waiter);
    this.looking ??= this.look();
    try {
      await Promise.race([coming, pause.over]);
    } finally {
      this.waiting.delete(waiter);
      if (this.waiting.size === 0) this.timer?.end();
    }
  }

  /** Nobody waits any longer. */
  stop(): void {
    this.stopped = true;
    for (const { come } of this.waiting) come();
    this.timer?.end();
  }

  private wake(): void {
    this.isTold = true;
    this.timer?.end();
  }

  private async look(): Promise<void> {
    while (this.waiting.size > 0 && !this.stopped) {
      this.isTold = false;
      if (await this.lookOnce()) continue;
      await this.rest(PAUSE_MS);
      if (!this.isTold) await this.rest(LOOK_EVERY_MS - PAUSE_MS);
    }
    this.looking = null;
  }

  /** @returns whether there may be more at once */
  private async lookOnce(): Promise<boolean> {
    const present = [...this.waiting];
    const from = Math.min(...present.map(({ seen }) => seen));
    const { events, position } = await this.next(from);
    for (const waiter of present) {
      if (events.some((event) => event.position > waiter.seen && waiter.isMeant(event))) waiter.come();
      waiter.seen = Math.max(waiter.seen, position);
    }
    return events.length === AT_ONCE;
  }

  private async rest(milliseconds: number): Promise<void> {
    if (this.waiting.size === 0 || this.stopped) return;
    this.timer = this.clock.timer(milliseconds);
    await this.timer.over;
  }

  private async next(after: number): Promise<EventPage> {
    try {
      return await this.work.read(({ events }) => events.readOn({ after, limit: AT_ONCE }));
    } catch (error) {
      this.log.failed(null, error);
      return { events: [], position: after };
    }
  }
}
