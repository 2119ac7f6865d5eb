import type { Clock, Timer } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';

/** When a loop does its work. */
export interface Pace {
  /** The pause between two rounds, milliseconds. */
  readonly everyMs: number;
  /** Whether the first round is at once or after a pause. */
  readonly first: 'at-once' | 'after-a-pause';
}

/** Does work in rounds until it is stopped. What fails is logged and done again in the next round. */
export class SteadyLoop {
  private timer: Timer | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly work: readonly (() => Promise<unknown>)[],
    private readonly clock: Clock,
    private readonly log: DeliveryLog,
    private readonly pace: Pace,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Resolves when the round under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.timer?.end();
    await this.running;
  }

  private async run(): Promise<void> {
    if (this.pace.first === 'after-a-pause') await this.wait();
    while (!this.stopped) {
      for (const part of this.work) await this.attempt(part);
      await this.wait();
    }
  }

  private async wait(): Promise<void> {
    if (this.stopped) return;
    this.timer = this.clock.timer(this.pace.everyMs);
    await this.timer.over;
  }

  private async attempt(part: () => Promise<unknown>): Promise<void> {
    try {
      await part();
    } catch (error) {
      this.log.failed(null, error);
    }
  }
}
