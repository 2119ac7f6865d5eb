import type { Clock, Pause } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { Lookout } from './lookout.js';

/** Looks at the ticket systems at a steady pace until it is stopped. */
export class LookoutLoop {
  private pause: Pause | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly lookout: Lookout,
    private readonly clock: Clock,
    private readonly log: DeliveryLog,
    /** `everyMs`: the time between two looks at a system, milliseconds: what bounds the load on it. */
    private readonly options: { readonly everyMs: number },
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Stops looking and resolves when the look under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.pause?.end();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.pause = this.clock.pause(this.options.everyMs);
      await this.pause.over;
      if (!this.stopped) await this.look();
    }
  }

  private async look(): Promise<void> {
    try {
      await this.lookout.look();
    } catch (error) {
      this.log.failed(null, error);
    }
  }
}
