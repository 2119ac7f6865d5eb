import { setImmediate } from 'node:timers/promises';
import type { Clock, Timer } from '@ticket-distribution/application';
import { type Instant, instant, instantOf, millisecondsOf } from '@ticket-distribution/domain';

interface OpenPause {
  /** What will have elapsed then, milliseconds. */
  readonly until: number;
  readonly end: () => void;
}

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  private passed = 0;
  /** The time of day when nothing had passed, milliseconds since 1970. */
  private beginning: number;
  private readonly pauses = new Set<OpenPause>();

  constructor(start: Instant = instant('2026-12-01T09:30:00.125Z')) {
    this.beginning = millisecondsOf(start);
  }

  now(): Instant {
    return instantOf(this.beginning + this.passed);
  }

  elapsed(): number {
    return this.passed;
  }

  /** Somebody sets the time of day; nothing passes by it. */
  set(time: Instant): void {
    this.beginning = millisecondsOf(time) - this.passed;
  }

  timer(milliseconds: number): Timer {
    const { promise, resolve } = withResolver();
    const open: OpenPause = {
      until: this.passed + milliseconds,
      end: () => {
        this.pauses.delete(open);
        resolve();
      },
    };
    this.pauses.add(open);
    return { over: promise, end: open.end };
  }

  /**
   * Lets time pass. Pauses that fall due end one after another, the earliest first and those of one instant in the
   * order of their making, each at its own instant; what waited for it runs, up to its next waiting for anything but
   * promises, before time goes on, and a pause it makes takes part.
   */
  async advance(milliseconds: number): Promise<void> {
    const goal = this.passed + milliseconds;
    for (let due = this.next(goal); due !== undefined; due = this.next(goal)) {
      this.passed = Math.max(this.passed, due.until);
      due.end();
      await setImmediate();
    }
    this.passed = goal;
  }

  private next(goal: number): OpenPause | undefined {
    const due = [...this.pauses].filter(({ until }) => until <= goal);
    return due.toSorted((one, other) => one.until - other.until)[0];
  }
}

function withResolver(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
