import type { OperationName } from '../load/operation-loads.js';
import type { DatabaseKind } from '../world/bench-databases.js';

/** How much the chapters do. */
export interface ChapterOptions {
  readonly rounds: number;
  readonly databases: readonly DatabaseKind[];
  /** Those that are measured over HTTP. */
  readonly operations: readonly OperationName[];
  /** Clients at once, for each of which is measured. */
  readonly clients: readonly number[];
  /** Lines of an order, for each of which is measured. */
  readonly lines: readonly number[];
  /** One-line orders that are recorded and handed over before anything is measured. */
  readonly warmUp: number;
  /** One-line orders in one round of one operation; of larger orders fewer, as many tickets at most. */
  readonly batch: number;
  /** Due deliveries to drain. */
  readonly deliveries: number;
  /** Milliseconds of the ticket system, for each of which is drained. */
  readonly latencies: readonly number[];
  /** Lines of an order that is planned, for each of which is measured. */
  readonly planLines: readonly number[];
  /** How long each kind of plan runs, milliseconds. */
  readonly planMs: number;
  /** Groups in the database, for each of which growth is measured. */
  readonly groups: readonly number[];
  /** Orders over which memory is watched. */
  readonly orders: number;
  /** Seconds in which nobody asks for anything. */
  readonly restSeconds: number;
}
