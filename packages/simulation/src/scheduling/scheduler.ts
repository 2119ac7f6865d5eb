import { nextTick } from 'node:process';
import { type Random, textHash } from '../chance/random.js';
import type { Life } from './life.js';
import type { Task } from './task.js';
import { Timers } from './timers.js';

/** More than any simulation needs that comes to its end. */
const MOST_STEPS = 200_000;

/**
 * Decides what goes on next. Whatever is asynchronous in a simulation waits here; of all that could go on the seed picks
 * one, it runs until nothing of it is left but waiting, and then the next is picked. Time stands still while something can
 * go on, and then jumps to what is due first.
 */
export class Scheduler {
  private readonly ready: Task[] = [];
  private readonly timers = new Timers();
  private count = 0;
  private taken = 0;
  private trace = textHash('');
  /** Tasks that belong to no process and have not run. */
  openOfNobody = 0;
  /** Simulated milliseconds since the beginning. */
  now = 0;

  constructor(private readonly random: Random) {}

  /** How many steps were taken. */
  get steps(): number {
    return this.taken;
  }

  /** A hash over every step that was taken, in order: equal traces are equal simulations. */
  get traceHash(): string {
    return this.trace.toString(16).padStart(8, '0');
  }

  /** Resolves when its turn has come, that many milliseconds from now at the earliest; never when the life ends before. */
  step(life: Life | null, label: string, milliseconds = 0): Promise<void> {
    return new Promise((resolve) => this.later(life, label, milliseconds, resolve));
  }

  /** Runs when its turn has come. */
  later(life: Life | null, label: string, milliseconds: number, run: () => void): Task {
    this.count += 1;
    const task = { at: this.now + milliseconds, number: this.count, life, label, run, cancelled: false, hasRun: false };
    if (life === null) this.openOfNobody += 1;
    if (milliseconds > 0) this.timers.add(task);
    else this.ready.push(task);
    return task;
  }

  /** It is not wanted any more. */
  cancel(task: Task): void {
    if (task.cancelled || task.hasRun) return;
    task.cancelled = true;
    if (task.life === null) this.openOfNobody -= 1;
  }

  /**
   * Goes on until the condition holds or the time has come.
   *
   * @param isOver asked after every step
   * @returns whether the condition holds
   */
  async run(isOver: () => boolean, until: number): Promise<boolean> {
    // Only from inside a promise does the next tick come after all promises that could go on.
    await Promise.resolve();
    while (!isOver()) {
      const task = this.pick(until);
      if (task === undefined) return isOver();
      this.taken += 1;
      task.hasRun = true;
      if (task.life === null) this.openOfNobody -= 1;
      this.trace = textHash(task.label, Math.imul(this.trace ^ this.now, 0x01000193));
      task.run();
      await drained();
    }
    return true;
  }

  private pick(until: number): Task | undefined {
    for (; this.taken < MOST_STEPS; ) {
      this.wake();
      const place = this.random.below(this.ready.length);
      const task = this.ready[place];
      if (task === undefined) {
        if (!this.goOn(until)) return undefined;
        continue;
      }
      const last = this.ready.pop();
      if (last !== undefined && last !== task) this.ready[place] = last;
      if (this.mayRun(task)) return task;
    }
    return undefined;
  }

  private mayRun(task: Task): boolean {
    const { life } = task;
    if (task.cancelled || life?.isOver === true) return false;
    if (life !== null && life.stalledUntil > this.now) {
      task.at = life.stalledUntil;
      this.timers.add(task);
      return false;
    }
    return life === null || life.takeStep();
  }

  private wake(): void {
    for (let { next } = this.timers; next !== undefined && next.at <= this.now; { next } = this.timers) {
      this.timers.take();
      this.ready.push(next);
    }
  }

  private goOn(until: number): boolean {
    for (let { next } = this.timers; next !== undefined; { next } = this.timers) {
      if (next.cancelled || next.life?.isOver === true) {
        this.timers.take();
        continue;
      }
      if (next.at > until) break;
      this.now = Math.max(this.now, next.at);
      return true;
    }
    this.now = Math.max(this.now, until);
    return false;
  }
}

/** Resolves when every promise that could go on has gone on. */
function drained(): Promise<void> {
  return new Promise((resolve) => nextTick(resolve));
}
