import type { Life } from './life.js';

/** Something that goes on when its turn comes. */
export interface Task {
  /** Put off while its process is stalled. */
  at: number;
  /** Counts the tasks of a simulation. */
  readonly number: number;
  /** Null: it belongs to no process (the network, a ticket system, a caller). */
  readonly life: Life | null;
  readonly label: string;
  readonly run: () => void;
  /** Set when it is not wanted any more. */
  cancelled: boolean;
  hasRun: boolean;
}
