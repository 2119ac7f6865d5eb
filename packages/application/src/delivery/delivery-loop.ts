import type { Clock, Timer } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { Signals } from '../ports/signals.js';
import type { Courier } from './courier.js';

/**
 * Looks for due deliveries at a steady pace, sooner when a call was made, a rate allows one, or a process tells of stored
 * work, until it is stopped.
 */
export class DeliveryLoop {
  private timer: Timer | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;
  private isTold = false;
  /** What had elapsed then, milliseconds. */
  private lookedAt: number | null = null;

  constructor(
    private readonly courier: Courier,
    private readonly clock: Clock,
    private readonly log: DeliveryLog,
    private readonly signals: Signals,
    /** `everyMs`: the longest time between two looks, milliseconds. */
    private readonly options: { readonly everyMs: number },
  ) {}

  /** How long ago due deliveries were looked for last and the database answered, milliseconds; null: never. */
  get msSinceLook(): number | null {
    return this.lookedAt === null ? null : this.clock.elapsed() - this.lookedAt;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Stops looking and resolves when the calls under way have ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.timer?.end();
    await this.running;
    await this.courier.stop();
  }

  private async run(): Promise<void> {
    const told = this.signals.onWorkStored(() => this.wake());
    this.courier.onPlace(() => this.wake());
    try {
      await this.lookUntilStopped();
    } finally {
      told.end();
    }
  }

  /** What is told of during a look may have been stored after it: another look follows. */
  private wake(): void {
    this.isTold = true;
    this.timer?.end();
  }

  private async lookUntilStopped(): Promise<void> {
    while (!this.stopped) {
      this.isTold = false;
      const started = await this.startDue();
      if (this.stopped) return;
      if (this.isTold) continue;
      const { everyMs } = this.options;
      const timer = this.clock.timer(Math.min(everyMs, this.courier.msUntilFree ?? everyMs));
      this.timer = timer;
      await Promise.race([timer.over, ...started.map((call) => whenMade(call, timer))]);
      timer.end();
    }
  }

  private async startDue(): Promise<readonly Promise<boolean>[]> {
    try {
      const started = await this.courier.startDue();
      this.lookedAt = this.clock.elapsed();
      return started;
    } catch (error) {
      this.log.failed(null, error);
      return [];
    }
  }
}

/** A start that made no call must not wake the loop: while the database refuses, it would spin. */
async function whenMade(call: Promise<boolean>, { over }: Timer): Promise<void> {
  if (!(await call)) await over;
}
