import type { Row } from '../result/bench-result.js';
import { median } from '../result/statistics.js';
import type { Check, Floor } from './floor.js';
import { findRow, medianOf, ratioTo } from './row-reading.js';

const [FEW_GROUPS, MANY_GROUPS] = [10_000, 1_000_000];
const MANY_ORDERS = 200_000;

/** Every operation with a million groups beside ten thousand, and the loops when nobody asks; the worst one counts. */
export function growthFloor(rows: readonly Row[]): Floor {
  const large = rows.filter(({ chapter, conditions }) => chapter === 'growth' && conditions['groups'] === MANY_GROUPS);
  const p95 = large.flatMap((row) => ratioTo(row, `${FEW_GROUPS} groups`, 'p95Ms') ?? []);
  const idle = large.flatMap((row) => idleRatio(rows, row) ?? []);
  return {
    what: '1 million groups against 10 thousand: p95 of every operation on one order, ticket, delivery; the loops',
    limits: 'at most 1.5 times, the worst one',
    checks: [atMostTimes(p95, 'times the p95'), atMostTimes(idle, 'times the CPU when nobody asks')],
  };
}

function atMostTimes(values: readonly number[], unit: string): Check {
  return { value: values.length === 0 ? undefined : Math.max(...values), limit: 1.5, unit, is: 'at most' };
}

/** CPU of app and database when nobody asks, by that with few groups; undefined for other rows. */
function idleRatio(rows: readonly Row[], row: Row): number | undefined {
  const few = findRow(rows, row.what, { ...row.conditions, groups: FEW_GROUPS });
  const [now, before] = [row, few].map((one) => {
    const ofApp = medianOf(one, 'idleCpuMsPerSecond');
    return ofApp === undefined ? undefined : ofApp + (medianOf(one, 'idleDatabaseCpuMsPerSecond') ?? 0);
  });
  return now === undefined || before === undefined || before === 0 ? undefined : now / before;
}

/** Plans of four lines a second; and the time for a line of a thousand beside that of four. */
export function planFloor(rows: readonly Row[]): Floor {
  const rate = (lines: number) => medianOf(findRow(rows, 'plan of a new order', { lines }), 'perSecond');
  const [four, thousand] = [rate(4), rate(1000)];
  const slower = four === undefined || thousand === undefined ? undefined : (four * 4) / (thousand * 1000);
  return {
    what: 'pure plan of a four-line order; a line of a thousand',
    limits: 'above 200,000 per second and core; at most 1.5 times the time of a line of four',
    checks: [
      { value: four, limit: 200_000, unit: 'per second', is: 'at least' },
      { value: slower, limit: 1.5, unit: 'times the time of a line', is: 'at most' },
    ],
  };
}

/**
 * The most memory in the last tenths of 200,000 orders beside that in the first. What is held at one moment says when memory was
 * given back last, no more.
 */
export function memoryFloor(measured: readonly Row[]): Floor {
  const databases = [...new Set(measured.map(({ conditions }) => conditions['database']))];
  const checks = databases.flatMap((database) => {
    const rows = measured.filter(
      ({ chapter, conditions }) => chapter === 'memory' && conditions['database'] === database,
    );
    const isWhole = rows.some(({ conditions }) => Number(conditions['orders done']) >= MANY_ORDERS);
    const peaks = rows.map((row) => medianOf(row, 'peakMiB') ?? Number.NaN);
    const value = isWhole ? median(peaks.slice(-3)) / median(peaks.slice(1, 4)) : undefined;
    const check: Check = { value, limit: 1.1, unit: `times on ${database}`, is: 'at most' };
    return rows.length > 0 ? [check] : [];
  });
  return {
    what: 'memory over 200,000 orders: the most in the last three tenths, beside that in the second to fourth',
    limits: 'none beyond noise: at most 1.1 times',
    checks,
  };
}
