import type { Clock, Timer } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { FeedTail } from './feed-tail.js';
import type { PublicationLease } from './publication-lease.js';
import type { PublishEvents } from './publish-events.js';

/** The pause after a round that failed, milliseconds; doubled with each that follows, up to a beat of the lease. */
const FIRST_PAUSE_MS = 250;

/**
 * Tells a publisher the feed until it is stopped, where no other process does. A publisher that is away is tried again and
 * again; nothing else waits for it.
 */
export class PublishLoop {
  private timer: Timer | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;
  private failures = 0;

  constructor(
    private readonly publishing: PublishEvents,
    private readonly lease: PublicationLease,
    private readonly tail: FeedTail,
    private readonly clock: Clock,
    private readonly log: DeliveryLog,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Resolves when the round under way has ended and another process may go on at once. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.timer?.end();
    await this.running;
    await this.lease.letGo().catch((error: unknown) => this.log.failed(null, error));
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.round();
        this.failures = 0;
      } catch (error) {
        this.failures += 1;
        this.log.failed(null, error);
        await this.rest(this.pauseMs);
      }
    }
  }

  private async round(): Promise<void> {
    const round = await this.publishing.execute();
    if (this.stopped || round.kind === 'told') return;
    if (round.kind === 'elsewhere') return this.rest(this.lease.beatMs);
    const timer = this.clock.timer(this.lease.beatMs);
    this.timer = timer;
    await this.tail.comes(round.position, () => true, timer);
    timer.end();
  }

  private async rest(milliseconds: number): Promise<void> {
    if (this.stopped) return;
    this.timer = this.clock.timer(milliseconds);
    await this.timer.over;
  }

  private get pauseMs(): number {
    return Math.min(FIRST_PAUSE_MS * 2 ** (this.failures - 1), this.lease.beatMs);
  }
}
