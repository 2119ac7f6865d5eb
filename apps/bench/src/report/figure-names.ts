import type { FigureName } from '../result/bench-result.js';

/** What each figure is called in text. */
export const FIGURE_NAMES: Readonly<Record<FigureName, string>> = {
  perSecond: 'per second',
  p50Ms: 'p50 ms',
  p95Ms: 'p95 ms',
  p99Ms: 'p99 ms',
  cpuMs: 'CPU ms',
  databaseCpuMs: 'PostgreSQL CPU ms',
  walBytes: 'WAL bytes',
  peakMiB: 'peak MiB',
  residentMiB: 'resident MiB',
  heapBytes: 'heap bytes',
  answerBytes: 'answer bytes',
  storedRows: 'rows stored',
  storedBytes: 'bytes stored',
  seconds: 'seconds',
  statementsPerSecond: 'statements per second',
  idleCpuMsPerSecond: 'idle CPU ms per second',
  idleDatabaseCpuMsPerSecond: 'idle PostgreSQL CPU ms per second',
};
