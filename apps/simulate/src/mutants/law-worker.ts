import { parentPort } from 'node:worker_threads';
import { firstBrokenLaw } from '@ticket-distribution/simulation';

const broken = await firstBrokenLaw();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- this port is a thread's, not a window's
parentPort?.postMessage(broken?.title ?? null);
