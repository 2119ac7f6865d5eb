import type { Clock, Pause } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { ForgetRequests } from './forget-requests.js';

/** Forgets requests whose time is over, at a steady pace, until it is stopped. */
export class ForgetLoop {
  private pause: Pause | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly forgetRequests: ForgetRequests,
    private readonly clock: Clock,
    private readonly log: DeliveryLog,
    /** `everyMs`: the time between two rounds, milliseconds. */
    private readonly options: { readonly everyMs: number },
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Stops and resolves when the round under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.pause?.end();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.pause = this.clock.pause(this.options.everyMs);
      await this.pause.over;
      if (!this.stopped) await this.forget();
    }
  }

  private async forget(): Promise<void> {
    try {
      await this.forgetRequests.execute();
    } catch (error) {
      this.log.failed(null, error);
    }
  }
}
