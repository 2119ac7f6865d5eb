import type { Violation } from '../judge/violation.js';
import type { Figures } from './figures.js';

/** The report of a campaign as JSON. */
export interface CrashReport {
  readonly database: string;
  readonly seed: string;
  readonly minutes: number;
  readonly worlds: number;
  readonly rounds: number;
  readonly orders: number;
  readonly versions: number;
  readonly tickets: number;
  readonly handOvers: { readonly applied: number; readonly repeated: number; readonly refused: number };
  /** Deliveries that were set aside and retried by an operator. */
  readonly retried: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<string, string>>;
  readonly calls: Readonly<Record<string, number>>;
  readonly recovery: { readonly medianMs: number; readonly slowestMs: number };
  readonly violations: readonly Violation[];
  readonly kept: readonly string[];
}

export function reportOf(
  figures: Figures,
  campaign: { readonly database: string; readonly seed: string; readonly startedAt: number },
): CrashReport {
  const { worlds, rounds } = figures;
  const { orders, versions, tickets, applied, repeated, refused } = figures.deeds;
  const recoveries = figures.recoveries.toSorted((one, other) => one - other);
  return {
    database: campaign.database,
    seed: campaign.seed,
    minutes: Math.round((Date.now() - campaign.startedAt) / 6_000) / 10,
    worlds,
    rounds,
    orders,
    versions,
    tickets,
    handOvers: { applied, repeated, refused },
    retried: figures.retried,
    faults: byCount(figures.faults),
    skipped: Object.fromEntries(figures.skipped),
    calls: byCount(figures.calls),
    recovery: { medianMs: recoveries[Math.floor(recoveries.length / 2)] ?? 0, slowestMs: recoveries.at(-1) ?? 0 },
    violations: figures.violations,
    kept: figures.kept,
  };
}

function byCount(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].toSorted(([, one], [, other]) => other - one));
}
