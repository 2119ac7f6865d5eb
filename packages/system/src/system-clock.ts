import type { Clock, Timer } from '@ticket-distribution/application';
import { type Instant, instantOf } from '@ticket-distribution/domain';

/** The clock of the machine. */
export class SystemClock implements Clock {
  now(): Instant {
    return instantOf(Date.now());
  }

  elapsed(): number {
    return Math.floor(performance.now());
  }

  timer(milliseconds: number): Timer {
    let end = (): void => {};
    const over = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return { over, end };
  }
}
