import { Session } from 'node:inspector';
import { parentPort, workerData } from 'node:worker_threads';
import type { CountedJob } from './steps-of.js';

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

const session = new Session();
session.connect();

function ask(method: string, parameters: object = {}): Promise<Coverage> {
  return new Promise((resolve, reject) => {
    session.post(method, parameters, (error, answer) => (error === null ? resolve(answer as Coverage) : reject(error)));
  });
}

/** Blocks are counted of what is compiled from here on only: so the package is imported behind this. */
await ask('Profiler.enable');
await ask('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
const { RevocationList, KeySet, verify, verifyReceipt } = await import('@ticket-distribution/ticket-code');

/** Nothing is signed rightly, as who sends what nobody asked for signs nothing. */
const verifySignature = () => true;
const JOBS: Readonly<Record<CountedJob['job'], (input: string | Uint8Array, keySet: unknown) => unknown>> = {
  verify: (code, keySet) => verify({ code, at: 0, keySets: [KeySet.read(keySet)], verifySignature }),
  receipt: (jws, keySet) => verifyReceipt(String(jws), { keySets: [KeySet.read(keySet)], verifySignature }),
  list: (jws, keySet) =>
    RevocationList.load(String(jws), { keySet: KeySet.read(keySet), verifySignature }).catch(() => null),
  keySet: (document) => KeySet.read(document),
};

const { jobs, keySet } = workerData as { readonly jobs: readonly CountedJob[]; readonly keySet: unknown };
const counts: number[] = [];
for (const { job, input } of jobs) {
  await ask('Profiler.takePreciseCoverage');
  await JOBS[job](input, keySet);
  const { result } = await ask('Profiler.takePreciseCoverage');
  const functions = result
    .filter(({ url }) => url.includes('/packages/ticket-code/dist/'))
    .flatMap((script) => script.functions);
  counts.push(functions.flatMap(({ ranges }) => ranges).reduce((sum, { count }) => sum + count, 0));
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- this port is a thread's, not a window's
parentPort?.postMessage(counts);
