import { type EventPositions, type MemoryState, emptyMemory } from '@ticket-distribution/testkit';
import type { Life } from '../scheduling/life.js';
import type { Scheduler } from '../scheduling/scheduler.js';
import { lazily } from './lazily.js';
import { OverlayMap } from './overlay-map.js';
import { RowLocks } from './row-locks.js';

/** One value that a transaction wrote. */
export interface Change {
  readonly kind: keyof MemoryState;
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A transaction under way: what it wrote, over what is committed. */
export interface OpenTransaction {
  readonly life: Life;
  readonly draft: MemoryState;
  readonly overlays: Overlays;
}

type Overlay = OverlayMap<string, unknown>;
type Overlays = Map<keyof MemoryState, Overlay>;

/** Told of every commit, when it is one. */
export type CommitWatcher = (life: Life, changes: readonly Change[]) => void;

/**
 * One database for all processes. `one-at-a-time`: a transaction waits for the one before, as on SQLite.
 * `row-locks`: transactions run side by side, see what others commit and wait for rows that others wrote or locked, as on
 * PostgreSQL at READ COMMITTED. A process that dies leaves no trace of what it had not committed.
 */
export class SimulatedStore {
  /** Replaced, never changed: whoever reads keeps what was committed when the read began. */
  committed: MemoryState = emptyMemory();
  readonly locks: RowLocks<OpenTransaction>;
  private readonly takenPositions = new Map<OpenTransaction, number>();
  private lastPosition = 0;
  /** What the next transactions meet. */
  readonly faults: ('away' | 'commit-answer-lost')[] = [];

  constructor(
    scheduler: Scheduler,
    readonly kind: 'one-at-a-time' | 'row-locks',
    private readonly watcher: CommitWatcher,
  ) {
    this.locks = new RowLocks(({ life }, go) => void scheduler.later(life, 'the row is free', 0, go));
  }

  begin(life: Life): OpenTransaction {
    const overlays: Overlays = new Map();
    const draft = lazily<MemoryState>((kind) => this.overlay(overlays, kind) as unknown as MemoryState[typeof kind]);
    const transaction = { life, draft, overlays };
    life.onDeath(() => this.end(transaction));
    return transaction;
  }

  /** The positions of events, as a transaction takes them: another may take the next and commit first. */
  positionsOf(transaction: OpenTransaction | null): EventPositions {
    return {
      next: () => {
        this.lastPosition += 1;
        if (transaction !== null && !this.takenPositions.has(transaction)) {
          this.takenPositions.set(transaction, this.lastPosition);
        }
        return this.lastPosition;
      },
      certain: () => this.certainPosition,
    };
  }

  /** Up to here no position is left that a transaction under way took. */
  get certainPosition(): number {
    return Math.min(this.lastPosition, ...[...this.takenPositions.values()].map((first) => first - 1));
  }

  commit({ life, overlays }: OpenTransaction): void {
    const changes: Change[] = [];
    const changed: Partial<Record<keyof MemoryState, unknown>> = {};
    for (const [kind, overlay] of overlays) {
      const written = changesOf(kind, overlay, this.committed[kind]);
      if (written.length === 0) continue;
      changes.push(...written);
      changed[kind] = overlay.applied();
    }
    this.committed = { ...this.committed, ...changed } as MemoryState;
    this.watcher(life, changes);
  }

  end(transaction: OpenTransaction): void {
    this.takenPositions.delete(transaction);
    this.locks.release(transaction);
  }

  private overlay(overlays: Overlays, kind: keyof MemoryState): Overlay {
    const overlay = new OverlayMap<string, unknown>(() => this.committed[kind]);
    overlays.set(kind, overlay);
    return overlay;
  }
}

function changesOf(kind: keyof MemoryState, written: Overlay, before: ReadonlyMap<string, unknown>): Change[] {
  return written.writtenKeys.map((key) => ({ kind, key, before: before.get(key), after: written.get(key) }));
}
