import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, from apps/bench/dist. */
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

export interface Served {
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts one of the repository's apps and waits until it says where it listens. */
export async function serve(script: string, env: Readonly<Record<string, string>>): Promise<Served> {
  const child = spawn(process.execPath, [join(ROOT, script)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    if (said.length < 10_000) said += text.toString();
  });
  while (!ADDRESS.test(said)) {
    if (child.exitCode !== null) throw new Error(`${script} ended: ${said}`);
    await Promise.race([once(child.stdout, 'data'), ended]);
  }
  return {
    address: ADDRESS.exec(said)?.[0] ?? '',
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
