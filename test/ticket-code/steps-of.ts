import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { KeySet } from '@ticket-distribution/ticket-code';

/** Something that the package is to do, whose steps are counted. */
export interface CountedJob {
  readonly job: 'verify' | 'receipt' | 'list' | 'keySet';
  readonly input: string | Uint8Array;
}

/**
 * How many blocks of our compiled code each job runs, as V8 counts them in a thread of its own: it does not depend on how quick
 * a machine is.
 */
export async function stepsOf(keySet: KeySet, jobs: readonly CountedJob[]): Promise<readonly number[]> {
  const workerData = { jobs, keySet: JSON.stringify(keySet) };
  const worker = new Worker(new URL('steps-worker.js', import.meta.url), { workerData });
  const [counts] = (await once(worker, 'message')) as [readonly number[]];
  await worker.terminate();
  return counts;
}
