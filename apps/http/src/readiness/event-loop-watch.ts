import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

/** How often the loop is sampled; a delay is what comes on top. */
const RESOLUTION_MS = 20;

/** How long a delay is remembered by default. */
const MEMORY_MS = 10_000;

/** In how many parts it is forgotten. */
const PARTS = 10;

/**
 * Watches for how long the event loop of this process is held up: while it is, nothing is answered and nothing ends. Two
 * samplers overlap, as one that has just begun would miss a delay that it begins in.
 */
export class EventLoopWatch {
  private readonly turning: NodeJS.Timeout;
  private older: IntervalHistogram = newSampler();
  private newer: IntervalHistogram = newSampler();
  /** The longest delay of each part of the time that is over, the oldest first. */
  private past: readonly number[] = [];

  /** @param memoryMs how long a delay is remembered, milliseconds: so long at least, and a fifth longer at most */
  constructor(memoryMs: number = MEMORY_MS) {
    this.turning = setInterval(() => this.turn(), memoryMs / PARTS);
    this.turning.unref();
  }

  /** The longest time for which the loop was held up lately, milliseconds. */
  longestDelayMs(): number {
    return Math.max(delayOf(this.older), delayOf(this.newer), ...this.past);
  }

  /** Ends the watch; what it saw stays. */
  stop(): void {
    this.older.disable();
    this.newer.disable();
    clearInterval(this.turning);
  }

  private turn(): void {
    this.past = [...this.past, delayOf(this.older)].slice(-PARTS);
    this.older.disable();
    this.older = this.newer;
    this.newer = newSampler();
  }
}

function newSampler(): IntervalHistogram {
  const sampler = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  sampler.enable();
  return sampler;
}

/** The longest delay that a sampler saw, milliseconds; 0 before its first sample. */
function delayOf({ count, max }: IntervalHistogram): number {
  return count === 0 ? 0 : Math.max(0, max / 1e6 - RESOLUTION_MS);
}
