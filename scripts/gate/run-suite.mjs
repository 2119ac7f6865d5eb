import { fork } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../prepare.mjs';
import { endOf } from './end-of.mjs';

const MAIN = join(import.meta.dirname, 'suite-main.mjs');

/** Starts a suite: test files that run one after another in a process of their own, which then has nothing left to do. */
export function runSuite({ name, files }, { endWithin }, env) {
  const child = fork(MAIN, [String(endWithin), ...files], {
    cwd: root,
    env,
    execArgv: ['--enable-source-maps'],
    stdio: 'pipe',
  });
  const seen = { counts: { passing: 0, pending: 0, failing: 0 }, failures: [], durations: {} };
  const state = { test: null, isDone: false, open: null };
  child.on('message', ({ running, counted, failure, file, took, done, open }) => {
    if (running !== undefined) state.test = running;
    if (counted !== undefined) seen.counts[counted] += 1;
    if (failure !== undefined) seen.failures.push(failure);
    if (file !== undefined) seen.durations[file] = (seen.durations[file] ?? 0) + (took ?? 0);
    if (done !== undefined) state.isDone = true;
    if (open !== undefined) state.open = open;
  });
  const ended = endOf(child).then(({ how, output }) => ({
    name,
    ...seen,
    output,
    broken: whatBroke(seen, state, how),
  }));
  return { name, ended, test: () => state.test, end: (signal) => child.kill(signal) };
}

/** Null for a suite that ran its tests to the last, whatever became of them. */
function whatBroke({ counts: { passing, pending, failing } }, { isDone, open }, how) {
  if (!isDone) return `ended with ${how} before its last test`;
  if (open !== null)
    return `did not end after its last test: something that it opened is not closed (${open.join(', ')})`;
  if (passing + pending + failing === 0) return 'ran no test';
  return how === (failing > 0 ? 1 : 0) ? null : `ended with ${how} after its last test`;
}
