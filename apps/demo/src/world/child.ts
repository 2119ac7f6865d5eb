import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, from apps/demo/dist/world. */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** A process of the demo's world that serves at an address. */
export interface Child {
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Starts one of the repository's apps and waits for the address it prints.
 *
 * @throws Error with what the process said, when it ends without one
 */
export function startChild(script: string, env: Readonly<Record<string, string>>): Promise<Child> {
  const child = spawn(process.execPath, [join(ROOT, script)], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: Buffer): void => {
      said += text.toString();
      const address = ADDRESS.exec(said)?.[0];
      if (address !== undefined) resolve({ address, stop: () => stopped(child) });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}: ${said}`)));
  });
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  child.kill('SIGTERM');
  await ended;
}
