import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../architecture/source-files.js';

/** How the tool ended, and what it wrote. */
export interface Ended {
  /** The exit code, or the signal that ended it. */
  readonly code: number | string;
  readonly out: string;
  readonly err: string;
}

/** A run of the tool that is under way. */
export interface Running {
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
}

const SCRIPT = join(root, 'apps/ops/dist/main.js');

/** Starts the tool as an operator does, at that address. */
export function start(address: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [SCRIPT, ...args], {
    env: { PATH: process.env.PATH, OPS_ADDRESS: address, OPS_CLIENT: 'example-desk', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { ended: endOf(child), kill: (signal) => void child.kill(signal) };
}

/** Runs the tool to its end. */
export function run(
  address: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return start(address, args, env).ended;
}

/** The same, and reads what it prints as JSON. */
export async function json<T>(address: string, ...args: readonly string[]): Promise<T> {
  const { code, out, err } = await run(address, [...args, '--json']);
  if (code !== 0) throw new Error(`ops ${args.join(' ')} ended with ${code}: ${err}`);
  return JSON.parse(out) as T;
}

async function endOf(child: ChildProcess): Promise<Ended> {
  const said = { out: '', err: '' };
  child.stdout?.on('data', (text: Buffer) => (said.out += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (said.err += text.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code: code ?? signal ?? '', ...said };
}
