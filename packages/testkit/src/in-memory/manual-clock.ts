import { setImmediate } from 'node:timers/promises';
import type { Clock, Pause } from '@ticket-distribution/application';
import { type Instant, plusMilliseconds } from '@ticket-distribution/domain';
import { byText } from './by-text.js';

interface OpenPause {
  readonly until: Instant;
  readonly end: () => void;
}

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  private time: Instant;
  private readonly pauses = new Set<OpenPause>();

  constructor(start: Instant = '2026-12-01T09:30:00.125Z' as Instant) {
    this.time = start;
  }

  now(): Instant {
    return this.time;
  }

  pause(milliseconds: number): Pause {
    const { promise, resolve } = withResolver();
    const open: OpenPause = {
      until: plusMilliseconds(this.time, milliseconds),
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
    const goal = plusMilliseconds(this.time, milliseconds);
    for (let due = this.next(goal); due !== undefined; due = this.next(goal)) {
      if (due.until > this.time) this.time = due.until;
      due.end();
      await setImmediate();
    }
    this.time = goal;
  }

  private next(goal: Instant): OpenPause | undefined {
    const due = [...this.pauses].filter(({ until }) => until <= goal);
    return due.toSorted((one, other) => byText(one.until, other.until))[0];
  }
}

function withResolver(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
