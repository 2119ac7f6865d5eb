import type { BenchResult, Row } from '@ticket-distribution/bench';

/** A distribute on PostgreSQL, as it is measured beside its ceilings. */
export function aDistribute(figures: Partial<Row['figures']> = {}): Row {
  return {
    chapter: 'operations',
    what: 'distribute',
    conditions: { database: 'postgres', clients: 8, lines: 1 },
    figures: { perSecond: [200, 100, 210], p95Ms: [30, 60, 28], cpuMs: [2.8, 2.9, 2.7], ...figures },
    ceilings: [{ name: 'bare-bones', figures: { perSecond: [400, 125, 300], cpuMs: [1.2, 1.2, 1.2] } }],
  };
}

/** A distribute of three rounds beside Vendure, which makes 20 fulfillments a second. */
export function aDistributeBesideAPeer(perSecond: readonly number[]): Row {
  return {
    ...aDistribute({ perSecond }),
    chapter: 'peer',
    what: 'distribute beside a peer',
    ceilings: [{ name: 'Vendure', figures: { perSecond: [20, 20, 20] } }],
  };
}

/** A result of three rounds with these rows. */
export function aResult(rows: readonly Row[], said: Partial<BenchResult> = {}): BenchResult {
  return {
    format: 1,
    at: '2026-11-29T12:00:00.000Z',
    commit: '0123456789ab',
    machine: {
      cpu: 'A processor',
      cores: 2,
      memoryGiB: 8,
      system: 'linux x64',
      node: 'v20.19.0',
      postgres: '18.4',
      sqlite: '3.52.0',
    },
    arguments: ['--rounds', '3'],
    rounds: 3,
    rows,
    problems: [],
    ...said,
  };
}
