import { setTimeout as wait } from 'node:timers/promises';
import type { TrackedOrder } from '../load/tracked-order.js';
import type { CrashWorld } from '../world/crash-world.js';
import type { OrderEvidence } from './evidence.js';
import { judge } from './judge.js';
import { leftAside, retrySetAside } from './operator.js';
import { readEvidence } from './read-evidence.js';
import type { Violation } from './violation.js';

/** What came of the orders of a round once everything had time to settle. */
export interface Settlement {
  readonly violations: readonly Violation[];
  /** Milliseconds from the end of the last fault until the last promise was kept. */
  readonly tookMs: number;
  /** How many deliveries were set aside, and retried by an operator. */
  readonly retried: number;
  readonly evidence: readonly OrderEvidence[];
}

interface Judged {
  readonly evidence: OrderEvidence;
  readonly violations: readonly Violation[];
}

/** Asks until every promise is kept; what is still broken when the patience is over is a violation. */
export async function settle(
  world: CrashWorld,
  orders: readonly TrackedOrder[],
  since: number,
  patienceMs: number,
): Promise<Settlement> {
  const settled: OrderEvidence[] = [];
  let [left, retried] = [orders, 0];
  for (;;) {
    const isLate = Date.now() - since > patienceMs;
    const judged = await judgedNow(world, left).catch(unreadable);
    if (typeof judged === 'string' && !isLate) continue;
    if (typeof judged === 'string') return unsettled(judged, since, settled);
    settled.push(...judged.flatMap(({ evidence, violations }) => (violations.length === 0 ? [evidence] : [])));
    const broken = judged.filter(({ violations }) => violations.length > 0);
    const violations = broken.flatMap((one) => one.violations);
    const evidence = [...settled, ...broken.map((one) => one.evidence)];
    if (broken.length === 0 || isLate) return { violations, tookMs: Date.now() - since, retried, evidence };
    const stuck = broken.map((one) => one.evidence);
    retried += await retrySetAside(world.app, stuck).catch(() => 0);
    left = stuck.map(({ told }) => told);
    await wait(300);
  }
}

async function judgedNow(world: CrashWorld, orders: readonly TrackedOrder[]): Promise<readonly Judged[]> {
  const evidence = await readEvidence(world, orders);
  return evidence.map((one) => ({ evidence: one, violations: [...judge(one), ...leftAside(one)] }));
}

/** Nothing can be read just now: the app is gone, or says that it cannot serve. */
async function unreadable(error: unknown): Promise<string> {
  await wait(500);
  return error instanceof Error ? error.message : 'no answer';
}

function unsettled(reason: string, since: number, evidence: readonly OrderEvidence[]): Settlement {
  const text = `the app cannot be asked how things stand: ${reason}`;
  const violations: readonly Violation[] = [{ orderId: 'none', promise: 'no-surprise', text }];
  return { violations, tookMs: Date.now() - since, retried: 0, evidence };
}
