import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerTask } from '../campaign/run-campaign.js';
import { lawBatch } from './law-batch.js';
import type { LawReport } from './law-report.js';

const { from, end, every } = workerData as WorkerTask;
for (let seed = from; seed < end; seed += every) {
  const report: LawReport = { seeds: 1, broken: await lawBatch(seed) };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this port is a thread's, not a window's
  parentPort?.postMessage(report);
}
