import type { FigureName, Row } from '../result/bench-result.js';
import type { Check, Floor } from './floor.js';
import { growthFloor, memoryFloor, planFloor } from './floors-over-sizes.js';
import { findRow, medianOf, ratioTo } from './row-reading.js';

/** Distributes per second on SQLite before the work on speed began, on the machine of the published figures. */
const SQLITE_DISTRIBUTES_BEFORE = 63;
const MB_PER_MIB = 1.048576;
const POLLS =
  'two a second for deliveries, one for status checks, one each in five seconds for webhooks and leases, one in ten for signals';

/** How many statements each operation sends, as tests count it, by the name that it has there. */
export type StatementCounts = Readonly<Record<string, { readonly sqlite: number; readonly postgres: number }>>;

/**
 * What the engine has to reach, with what was measured of it.
 *
 * @param counts absent: not told here
 */
export function floorsOf(rows: readonly Row[], counts: StatementCounts = {}): Floor[] {
  const operation = (what: string, database: string) => findRow(rows, what, { database, clients: 8, lines: 1 });
  const figure = (what: string, database: string, name: FigureName) => medianOf(operation(what, database), name);
  const ratio = (what: string, database: string, ceiling: string) => ratioTo(operation(what, database), ceiling);
  const drained = (database: string) =>
    ratioTo(findRow(rows, 'deliveries', { database, 'ms latency': 200 }), 'concurrency / latency');
  const rest = (database: string) => findRow(rows, 'at rest', { database });
  const restMiB = medianOf(rest('sqlite'), 'residentMiB');
  return [
    {
      what: 'distribute on PostgreSQL, 8 clients',
      limits: '0.5 of the bare-bones server; at most 3 ms CPU',
      checks: [
        atLeast(ratio('distribute', 'postgres', 'bare-bones'), 0.5, 'of bare-bones'),
        atMost(figure('distribute', 'postgres', 'cpuMs'), 3, 'ms CPU'),
      ],
    },
    {
      what: 'record + generate on PostgreSQL, 8 clients',
      limits: '0.5 of its bare-bones twin; at most 2 ms CPU',
      checks: [
        atLeast(ratio('record', 'postgres', 'bare-bones'), 0.5, 'of bare-bones'),
        atMost(figure('record', 'postgres', 'cpuMs'), 2, 'ms CPU'),
      ],
    },
    {
      what: 'record + generate on SQLite, 8 clients',
      limits: '0.5 of its bare-bones twin; at most 2.5 ms CPU',
      checks: [
        atLeast(ratio('record', 'sqlite', 'bare-bones'), 0.5, 'of bare-bones'),
        atMost(figure('record', 'sqlite', 'cpuMs'), 2.5, 'ms CPU'),
      ],
    },
    {
      what: 'distribute on SQLite, 8 clients',
      limits: `at most 4 ms CPU; 2.5 times the ${SQLITE_DISTRIBUTES_BEFORE} per second before the work`,
      checks: [
        atMost(figure('distribute', 'sqlite', 'cpuMs'), 4, 'ms CPU'),
        atLeast(figure('distribute', 'sqlite', 'perSecond'), 2.5 * SQLITE_DISTRIBUTES_BEFORE, 'per second'),
      ],
    },
    {
      what: "PostgreSQL's own CPU for record / distribute",
      limits: 'at most 1.5 / 2.5 ms',
      checks: [
        atMost(figure('record', 'postgres', 'databaseCpuMs'), 1.5, 'ms a record'),
        atMost(figure('distribute', 'postgres', 'databaseCpuMs'), 2.5, 'ms a distribute'),
      ],
    },
    {
      what: 'write-ahead log for record / distribute',
      limits: 'at most 4 / 6 KB',
      checks: [
        atMost(inThousands(figure('record', 'postgres', 'walBytes')), 4, 'KB a record'),
        atMost(inThousands(figure('distribute', 'postgres', 'walBytes')), 6, 'KB a distribute'),
      ],
    },
    {
      what: "distribute against the best peer's fulfillment with the same call, in one run",
      limits: '5 times (goal 10)',
      checks: [atLeast(ratioTo(operation('distribute beside a peer', 'postgres'), 'Vendure'), 5, 'times Vendure')],
    },
    ...['summary', 'search'].map((what) => ({
      what: `${what === 'search' ? 'groups of one order' : what}, PostgreSQL / SQLite, 8 clients`,
      limits: '0.4 of fastify with a fixed answer of equal size; at most 0.6 ms CPU',
      checks: ['postgres', 'sqlite'].flatMap((database) => [
        atLeast(ratio(what, database, 'fixed answer'), 0.4, 'of a fixed answer'),
        atMost(figure(what, database, 'cpuMs'), 0.6, 'ms CPU'),
      ]),
    })),
    statementFloor(counts, 'postgres', 'PostgreSQL', [4, 8, 1, 2]),
    statementFloor(counts, 'sqlite', 'SQLite', [9, 17, 2, 2]),
    {
      what: 'an idle process on PostgreSQL, statements',
      limits: `at most one a poll: ${POLLS}`,
      checks: [atMost(medianOf(rest('postgres'), 'statementsPerSecond'), 3.6, 'per second')],
    },
    growthFloor(rows),
    {
      what: 'draining against 200 ms latency, PostgreSQL / SQLite',
      limits: '0.9 of concurrency / latency',
      checks: ['postgres', 'sqlite'].map((database) => atLeast(drained(database), 0.9, 'of concurrency / latency')),
    },
    planFloor(rows),
    {
      what: 'start until ready on SQLite; memory at rest',
      limits: 'under 1.0 s; under 120 MB',
      checks: [
        atMost(medianOf(findRow(rows, 'start until ready', { database: 'sqlite' }), 'seconds'), 1, 's'),
        atMost(restMiB === undefined ? undefined : restMiB * MB_PER_MIB, 120, 'MB'),
      ],
    },
    memoryFloor(rows),
  ];
}

const COUNTED = [
  ['a record', 'recordOrderVersion, new'],
  ['a distribute', 'distributeTicketDistributionGroups'],
  ['a summary', 'getTicketDistributionSummary'],
  ['a search', 'searchTicketDistributionGroups'],
] as const;

/** @param limits of the counted operations, in their order */
function statementFloor(
  counts: StatementCounts,
  database: 'postgres' | 'sqlite',
  name: string,
  limits: readonly number[],
): Floor {
  return {
    what: `statements of record / distribute / summary / search on ${name}, counted by tests (test/budgets)`,
    limits: `at most ${limits.join(' / ')}`,
    checks: COUNTED.map(([unit, operation], index) => atMost(counts[operation]?.[database], limits[index] ?? 0, unit)),
  };
}

export function atLeast(value: number | undefined, limit: number, unit: string): Check {
  return { value, limit, unit, is: 'at least' };
}

export function atMost(value: number | undefined, limit: number, unit: string): Check {
  return { value, limit, unit, is: 'at most' };
}

function inThousands(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value / 1000;
}
