/** What is measured of an operation, one number a round. */
export type FigureName =
  | 'perSecond'
  | 'p50Ms'
  | 'p95Ms'
  | 'p99Ms'
  /** CPU time of the measured process for one operation. */
  | 'cpuMs'
  /** CPU time of all processes of PostgreSQL for one operation. */
  | 'databaseCpuMs'
  /** Write-ahead log of PostgreSQL for one operation. */
  | 'walBytes'
  /** The most memory that the process held in the round. */
  | 'peakMiB'
  | 'residentMiB'
  | 'heapBytes'
  | 'answerBytes'
  /** Rows in the database for one order, and the bytes of what is in them. */
  | 'storedRows'
  | 'storedBytes'
  | 'seconds'
  | 'statementsPerSecond'
  /** CPU time in a second in which nobody asks for anything. */
  | 'idleCpuMsPerSecond'
  | 'idleDatabaseCpuMsPerSecond';

export type Figures = { readonly [Name in FigureName]?: readonly number[] };

/** What a measured thing is held against, in the same rounds: a ceiling, or a peer; ratios are made by `perSecond`. */
export interface Ceiling {
  readonly name: string;
  readonly figures: Figures;
}

export const CHAPTERS = ['plan', 'operations', 'peer', 'drain', 'growth', 'rest', 'memory', 'codes'] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** One measured thing under one set of conditions. */
export interface Row {
  readonly chapter: Chapter;
  readonly what: string;
  /** Such as `{ database: 'postgres', clients: 8, lines: 1 }`; with chapter and name they tell one row from another. */
  readonly conditions: Readonly<Record<string, string | number>>;
  readonly figures: Figures;
  readonly ceilings: readonly Ceiling[];
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  /** Null: not used. */
  readonly postgres: string | null;
  readonly sqlite: string | null;
}

/** All that a run has to say: what `--json` writes. */
export interface BenchResult {
  readonly format: 1;
  readonly at: string;
  /** Null outside a Git repository; with `-dirty` when something was changed and not committed. */
  readonly commit: string | null;
  readonly machine: Machine;
  /** The arguments of the run but for the file that it writes. */
  readonly arguments: readonly string[];
  readonly rounds: number;
  readonly rows: readonly Row[];
  /** What was answered or handed over wrongly; a run with an entry is worth nothing. */
  readonly problems: readonly string[];
}
