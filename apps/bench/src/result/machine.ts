import { execFileSync } from 'node:child_process';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { root } from '@ticket-distribution/processes';
import type { Machine } from './bench-result.js';

/** The machine that this runs on. */
export function thisMachine(databases: Pick<Machine, 'postgres' | 'sqlite'>): Machine {
  const [first] = cpus();
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    ...databases,
  };
}

/** The commit that is measured; null outside a Git repository. */
export function thisCommit(): string | null {
  try {
    const git = (...given: string[]) => execFileSync('git', ['-C', root, ...given], { encoding: 'utf8' }).trim();
    return git('describe', '--always', '--dirty', '--abbrev=12', '--exclude=*');
  } catch {
    return null;
  }
}
