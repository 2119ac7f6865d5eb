import type { Clock, Pause } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import { BEATS_PER_LEASE, type Leases } from './leases.js';
import type { TakeUpExpired } from './take-up-expired.js';

/**
 * The heartbeat of a process that makes calls: renews the leases of those under way and takes up what others left, a
 * few times per lease, until it is stopped.
 */
export class LeaseLoop {
  private pause: Pause | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly leases: Leases,
    private readonly takeUpExpired: TakeUpExpired,
    private readonly clock: Clock,
    private readonly log: DeliveryLog,
    /** `leaseMs`: how long a claim holds without being renewed, milliseconds. */
    private readonly options: { readonly leaseMs: number },
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Resolves when the beat under way has ended. To be stopped last: calls that end meanwhile need their leases. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.pause?.end();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      await this.attempt(() => this.leases.renew());
      await this.attempt(() => this.takeUpExpired.execute());
      if (this.stopped) return;
      this.pause = this.clock.pause(this.options.leaseMs / BEATS_PER_LEASE);
      await this.pause.over;
    }
  }

  /** What fails is done again at the next beat. */
  private async attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.failed(null, error);
    }
  }
}
