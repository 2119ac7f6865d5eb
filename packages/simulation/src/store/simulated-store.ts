import { type MemoryState, emptyMemory } from '@ticket-distribution/testkit';
import type { Life } from '../scheduling/life.js';
import type { Scheduler } from '../scheduling/scheduler.js';
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
}

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
    const transaction = { life, draft: this.draft() };
    life.onDeath(() => this.locks.release(transaction));
    return transaction;
  }

  commit({ life, draft }: OpenTransaction): void {
    const changes = KINDS.flatMap((kind) => changesOf(kind, overlay(draft, kind), this.committed));
    const changed = new Set(changes.map(({ kind }) => kind));
    const applied = [...changed].map((kind) => [kind, overlay(draft, kind).applied()]);
    this.committed = { ...this.committed, ...Object.fromEntries(applied) };
    this.watcher(life, changes);
  }

  end(transaction: OpenTransaction): void {
    this.locks.release(transaction);
  }

  private draft(): MemoryState {
    const overlays = KINDS.map((kind) => [kind, new OverlayMap<string, unknown>(() => this.committed[kind])]);
    return Object.fromEntries(overlays) as MemoryState;
  }
}

const KINDS = Object.keys(emptyMemory()) as readonly (keyof MemoryState)[];

function overlay(draft: MemoryState, kind: keyof MemoryState): OverlayMap<string, unknown> {
  return draft[kind] as unknown as OverlayMap<string, unknown>;
}

function changesOf(kind: keyof MemoryState, written: OverlayMap<string, unknown>, before: MemoryState): Change[] {
  const committed = before[kind] as ReadonlyMap<string, unknown>;
  return written.writtenKeys.map((key) => ({
    kind,
    key,
    before: committed.get(key),
    after: written.get(key),
  }));
}
