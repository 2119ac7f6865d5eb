import { type Webhook, wantedTypes } from '@ticket-distribution/domain';
import type { FeedTail } from '../feed/feed-tail.js';
import { isAskedFor } from '../feed/is-asked-for.js';
import type { Timer } from '../ports/clock.js';
import type { EventPage, EventsAsked, StoredEvent } from '../ports/event-repository.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** How many events one look in the feed takes. */
const AT_ONCE = 100;

/** The events that a webhook wants, read ahead of what is sent. */
export class WantedEvents {
  private waiting: StoredEvent[] = [];
  /** Up to here the feed was looked at. */
  private seen: number;

  constructor(
    private readonly work: UnitOfWork,
    private readonly tail: FeedTail,
    { position }: Webhook,
  ) {
    this.seen = position;
  }

  /** Up to where there is nothing left to be sent; null: something waits. */
  get caughtUpAt(): number | null {
    return this.waiting.length === 0 ? this.seen : null;
  }

  /** Forgets what was read: somebody may have changed what is wanted, and from where on. */
  lookAnew({ position }: Webhook): void {
    this.waiting = [];
    this.seen = position;
  }

  /** The next event to be sent; undefined: there is none now. */
  async next(webhook: Webhook): Promise<StoredEvent | undefined> {
    if (this.waiting.length === 0) {
      const { events, position } = await this.read(webhook, this.seen, AT_ONCE);
      this.waiting = [...events];
      this.seen = events.at(-1)?.position ?? position;
    }
    return this.waiting[0];
  }

  /** What stands at the position was taken. */
  taken(position: number): void {
    if (this.waiting[0]?.position === position) this.waiting.shift();
  }

  /** The first event behind a position, whether it was sent or not. */
  async firstBehind(webhook: Webhook, after: number): Promise<StoredEvent | undefined> {
    return (await this.read(webhook, after, 1)).events[0];
  }

  /** Resolves when there may be one more, or the pause is over. */
  comes(webhook: Webhook, pause: Timer): Promise<void> {
    const asked = askedOf(webhook);
    return this.tail.comes(this.seen, (event) => isAskedFor(event, asked), pause);
  }

  private read(webhook: Webhook, after: number, limit: number): Promise<EventPage> {
    return this.work.read(({ events }) => events.readOn({ ...askedOf(webhook), after, limit }));
  }
}

function askedOf({ organisationId, filter }: Webhook): Pick<EventsAsked, 'organisationId' | 'types'> {
  const types = wantedTypes(filter);
  return { organisationId, ...(types && { types }) };
}
