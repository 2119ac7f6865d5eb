import type { DistributionPlan } from '@ticket-distribution/domain';
import { planCases } from './plan-cases.js';

/** What the parent reads: one entry for each kind of plan. */
export interface PlanFigures {
  readonly what: string;
  readonly perSecond: number;
  /** Memory that one plan holds while it is kept. */
  readonly heapBytes: number;
  readonly readsPerSecond: number;
}

/** How many objects on the heap are enough to weigh one plan. */
const KEPT_LINES = 4000;

// Plans in a process of their own, on one core: node --expose-gc plans-main.js <lines> <milliseconds that each case runs>.
const [lines = 1, runMs = 1] = process.argv.slice(2).map(Number);
const figures = planCases(lines).map(({ what, plan, read }): PlanFigures => {
  ratePerSecond(plan, runMs);
  const perSecond = ratePerSecond(plan, runMs);
  ratePerSecond(read, runMs / 4);
  const readsPerSecond = ratePerSecond(read, runMs / 2);
  return { what, perSecond, heapBytes: heapBytes(plan), readsPerSecond };
});
console.log(JSON.stringify(figures));

function ratePerSecond(work: () => unknown, milliseconds: number): number {
  const started = performance.now();
  let [done, left] = [0, milliseconds];
  while (left > 0) {
    for (let index = 0; index < 10; index += 1) work();
    done += 10;
    left = milliseconds - (performance.now() - started);
  }
  return (done * 1000) / (performance.now() - started);
}

function heapBytes(plan: () => DistributionPlan): number {
  const count = Math.ceil(KEPT_LINES / lines);
  const kept: DistributionPlan[] = [];
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < count; index += 1) kept.push(plan());
  globalThis.gc?.();
  return (process.memoryUsage().heapUsed - before) / kept.length;
}
