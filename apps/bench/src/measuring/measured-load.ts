import type { NodeProcess } from '@ticket-distribution/processes';
import type { LoadResult, LoadSpec } from '../load/load-spec.js';
import type { RoundFigures } from '../result/row-book.js';
import { ask } from '../calls/ask.js';
import type { PostgresMeter } from './postgres-meter.js';
import { ProcessMeter } from './process-meter.js';

/** What a load did to the process that it was put on. */
export interface MeasuredLoad {
  readonly figures: RoundFigures;
  readonly problems: readonly string[];
}

/**
 * Puts a load on a server and reads from outside what it used meanwhile.
 *
 * @param generator the address of the load generator
 * @param postgres null: the server works on another database
 */
export async function measuredLoad(
  generator: string,
  server: NodeProcess,
  spec: Omit<LoadSpec, 'address'>,
  postgres: PostgresMeter | null,
): Promise<MeasuredLoad> {
  const used = await usageOf(server, postgres, () =>
    ask<LoadResult>('POST', generator, { ...spec, address: server.address }),
  );
  const { count, perSecond, p50, p95, p99, answerBytes, wrong, problems } = used.result;
  return {
    figures: { perSecond, p50Ms: p50, p95Ms: p95, p99Ms: p99, answerBytes, ...perOperation(used, count) },
    problems: wrong === 0 ? [] : [`${wrong} of ${count} answers were wrong`, ...problems],
  };
}

/** How much of a steady load passes before it is measured. */
const RUN_IN_SHARE = 1 / 5;

/**
 * Puts a load on a server and measures all but its first fifth: a process that was not asked while others were measured
 * takes half as much CPU again for a second.
 *
 * @param generator the address of the load generator
 * @param postgres null: the server works on another database
 */
export async function steadyLoad(
  generator: string,
  server: NodeProcess,
  spec: Omit<LoadSpec, 'address'>,
  postgres: PostgresMeter | null,
): Promise<MeasuredLoad> {
  const { from, step = 1 } = spec;
  const runIn = Math.floor(spec.count * RUN_IN_SHARE);
  const before = runIn > 0 ? (await measuredLoad(generator, server, { ...spec, count: runIn }, null)).problems : [];
  const rest = { ...spec, from: from + step * runIn, count: spec.count - runIn };
  const { figures, problems } = await measuredLoad(generator, server, rest, postgres);
  return { figures, problems: [...before, ...problems] };
}

/** What was used while work was done. */
export interface Usage<Result> {
  readonly result: Result;
  readonly cpuMs: number;
  readonly peakMiB: number;
  /** Undefined: not of this database. */
  readonly databaseCpuMs: number | undefined;
  readonly walBytes: number | undefined;
}

/** Does work, and reads what the process and the database used meanwhile. */
export async function usageOf<Result>(
  server: Pick<NodeProcess, 'pid'>,
  postgres: PostgresMeter | null,
  work: () => Promise<Result>,
): Promise<Usage<Result>> {
  const meter = new ProcessMeter(server.pid);
  meter.forgetPeak();
  const wal = await postgres?.walBytes();
  const [databaseCpu, cpu] = [postgres?.cpuMs(), meter.cpuMs()];
  const result = await work();
  const [cpuAfter, databaseCpuAfter] = [meter.cpuMs(), postgres?.cpuMs()];
  const walAfter = await postgres?.walBytes();
  return {
    result,
    cpuMs: cpuAfter - cpu,
    peakMiB: meter.peakMiB(),
    databaseCpuMs: difference(databaseCpu, databaseCpuAfter),
    walBytes: difference(wal, walAfter),
  };
}

/** Usage as figures of one of so many operations. */
export function perOperation({ cpuMs, peakMiB, databaseCpuMs, walBytes }: Usage<unknown>, count: number): RoundFigures {
  return {
    cpuMs: cpuMs / count,
    peakMiB,
    ...(databaseCpuMs !== undefined && { databaseCpuMs: databaseCpuMs / count }),
    ...(walBytes !== undefined && { walBytes: walBytes / count }),
  };
}

function difference(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined || Number.isNaN(after) ? undefined : after - before;
}
