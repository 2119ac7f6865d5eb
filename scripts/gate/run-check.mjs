import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../prepare.mjs';
import { endOf } from './end-of.mjs';

export const CHECKS = [
  { name: 'lint', command: 'oxlint', args: ['--type-aware'] },
  { name: 'format', command: 'biome', args: ['format', '.'] },
];

/** Starts a command of an installed package that judges the sources, and is fine with them when it ends with 0. */
export function runCheck({ name, command, args }, env) {
  const child = spawn(join(root, 'node_modules', '.bin', command), args, { cwd: root, env });
  const ended = endOf(child).then(({ how, output }) => ({
    name,
    counts: null,
    failures: [],
    durations: {},
    output,
    broken: how === 0 ? null : `ended with ${how}`,
  }));
  return { name, ended, test: () => null, end: (signal) => child.kill(signal) };
}
