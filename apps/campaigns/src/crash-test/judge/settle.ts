import { setTimeout as wait } from 'node:timers/promises';
import type { TrackedOrder } from '../load/tracked-order.js';
import type { CrashWorld } from '../world/crash-world.js';
import type { OrderEvidence } from './evidence.js';
import type { Violation } from './violation.js';
import { judge } from './judge.js';
import { readEvidence } from './read-evidence.js';

/** What came of the orders of a round once everything had time to settle. */
export interface Settlement {
  readonly violations: readonly Violation[];
  /** Milliseconds from the end of the last fault until the last promise was kept. */
  readonly tookMs: number;
  readonly evidence: readonly OrderEvidence[];
}

/** Asks until every promise is kept; what is still broken when the patience is over is a violation. */
export async function settle(
  world: CrashWorld,
  orders: readonly TrackedOrder[],
  since: number,
  patienceMs: number,
): Promise<Settlement> {
  const settled: OrderEvidence[] = [];
  let left = orders;
  for (;;) {
    const isLate = Date.now() - since > patienceMs;
    const judged = await judgedNow(world, left);
    settled.push(...judged.flatMap(({ evidence, violations }) => (violations.length === 0 ? [evidence] : [])));
    const broken = judged.filter(({ violations }) => violations.length > 0);
    const evidence = [...settled, ...broken.map((one) => one.evidence)];
    if (broken.length === 0 || isLate) {
      return { violations: broken.flatMap(({ violations }) => violations), tookMs: Date.now() - since, evidence };
    }
    left = broken.map((one) => one.evidence.told);
    await wait(300);
  }
}

async function judgedNow(world: CrashWorld, orders: readonly TrackedOrder[]) {
  const evidence = await readEvidence(world, orders);
  return evidence.map((one) => ({ evidence: one, violations: judge(one) }));
}
