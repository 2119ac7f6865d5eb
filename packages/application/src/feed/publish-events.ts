import type { DeliveryLog } from '../ports/delivery-log.js';
import type { EventPublisher } from '../ports/event-publisher.js';
import type { EventPage } from '../ports/event-repository.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { PublicationLease } from './publication-lease.js';

/** How many events are told together. */
const AT_ONCE = 250;

/** What one round came to: another process tells the feed, all of it is told up to the position, or there may be more. */
export type PublishedRound =
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'at-end'; readonly position: number }
  | { readonly kind: 'told' };

/** Tells the publisher the next events of the feed, where no other process does. */
export class PublishEvents {
  /** Whether what is to be told next may have waited for long. */
  private mayHaveWaited = true;
  /** Behind which position events are known to be kept no more. */
  private missedBehind: number | null = null;

  constructor(
    private readonly publisher: EventPublisher,
    private readonly lease: PublicationLease,
    private readonly work: UnitOfWork,
    private readonly log: DeliveryLog,
  ) {}

  /** @throws what the publisher or the store throws; the round is to be repeated after a pause */
  async execute(): Promise<PublishedRound> {
    if (this.lease.isDue) await this.lease.take();
    const { position } = this.lease;
    if (position === null) {
      this.mayHaveWaited = true;
      return { kind: 'elsewhere' };
    }
    const page = await this.read(position);
    const last = page.events.at(-1);
    if (last === undefined) return { kind: 'at-end', position: page.position };
    if (this.lease.isSure) await this.publish(page, last.position);
    return { kind: 'told' };
  }

  private async publish({ events }: EventPage, position: number): Promise<void> {
    this.mayHaveWaited = true;
    await this.publisher.publish(events);
    await this.lease.move(position);
    this.mayHaveWaited = false;
  }

  private async read(after: number): Promise<EventPage> {
    const { page, oldest } = await this.work.read(async ({ events }) => ({
      page: await events.readOn({ after, limit: AT_ONCE }),
      oldest: this.mayHaveWaited ? await events.oldest() : null,
    }));
    const isMissed = after > 0 && oldest !== null && after < oldest;
    if (isMissed && this.missedBehind !== after) {
      this.missedBehind = after;
      const message = `Events behind position ${after} may have been forgotten before they were told to ${this.publisher.name}; the oldest that is kept stands at ${oldest}.`;
      this.log.failed(null, new Error(message));
    }
    return page;
  }
}
