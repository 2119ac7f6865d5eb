import { parentPort, workerData } from 'node:worker_threads';
import { type Counts, addCounts, scenarioOf, simulate } from '@ticket-distribution/simulation';
import type { BatchReport, BrokenSeed } from './campaign-report.js';
import type { WorkerTask } from './run-campaign.js';

const BATCH = 25;

const { from, end, every } = workerData as WorkerTask;
for (let seed = from; seed < end; seed += BATCH * every) {
  const last = Math.min(end, seed + BATCH * every);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this port is a thread's, not a window's
  parentPort?.postMessage(await batch(seed, last));
}

async function batch(first: number, last: number): Promise<BatchReport> {
  const counts: Counts = {};
  const broken: BrokenSeed[] = [];
  let [seeds, steps, simulatedMs] = [0, 0, 0];
  for (let seed = first; seed < last; seed += every) {
    const simulated = await simulate(scenarioOf(seed));
    seeds += 1;
    steps += simulated.steps;
    simulatedMs += simulated.simulatedMs;
    addCounts(counts, simulated.counts);
    if (simulated.violation !== null) broken.push({ seed, violation: simulated.violation });
  }
  return { seeds, steps, simulatedMs, counts, broken };
}
