import type { Clock, Timer } from '@ticket-distribution/application';
import { type Instant, instant, instantOf, millisecondsOf } from '@ticket-distribution/domain';
import type { Life } from '../scheduling/life.js';
import type { Scheduler } from '../scheduling/scheduler.js';

const BEGINNING = millisecondsOf(instant('2026-12-01T09:30:00.000Z'));

/** How far the clock of a machine is off; it outlives the processes on it. */
export interface ClockError {
  milliseconds: number;
}

/** The clock of one process: it may be wrong and jump, but pauses last as long as they should. */
export class SimulatedClock implements Clock {
  private lastAsked = 0;
  private lastAnswer = instantOf(BEGINNING);

  constructor(
    private readonly scheduler: Scheduler,
    private readonly life: Life,
    private readonly error: ClockError,
  ) {}

  now(): Instant {
    const milliseconds = this.scheduler.now + this.error.milliseconds;
    if (milliseconds !== this.lastAsked) {
      this.lastAsked = milliseconds;
      this.lastAnswer = instantOf(BEGINNING + milliseconds);
    }
    return this.lastAnswer;
  }

  elapsed(): number {
    return this.scheduler.now;
  }

  timer(milliseconds: number): Timer {
    let end = (): void => {};
    const over = new Promise<void>((resolve) => {
      const task = this.scheduler.later(this.life, `${this.life.name} wakes`, Math.max(1, milliseconds), resolve);
      end = () => {
        this.scheduler.cancel(task);
        resolve();
      };
    });
    return { over, end };
  }
}
