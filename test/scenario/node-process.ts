import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../architecture/source-files.js';

/** A process of the repository that serves at an address. */
export interface NodeProcess {
  readonly address: string;
  /** Everything it wrote so far. */
  readonly output: () => string;
  /** Ends it with the signal and resolves with its exit code, or the signal. */
  end(signal: NodeJS.Signals): Promise<number | string>;
  /** Resolves when it has ended by itself. */
  readonly ended: Promise<number | string>;
}

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** Starts a script of the repository and waits until it says where it listens. */
export async function startNodeProcess(script: string, env: Readonly<Record<string, string>>): Promise<NodeProcess> {
  const child = spawn(process.execPath, [join(root, script)], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const ended = endOf(child);
  while (!ADDRESS.test(said)) {
    const next = await Promise.race([once(child.stdout, 'data'), ended]);
    if (!Array.isArray(next)) throw new Error(`${script} ended with ${next}: ${said}`);
  }
  return {
    address: ADDRESS.exec(said)?.[0] ?? '',
    output: () => said,
    ended,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<number | string> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return code ?? signal ?? '';
}
