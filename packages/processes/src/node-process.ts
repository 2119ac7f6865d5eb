import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { RecentText } from './recent-text.js';
import { root } from './root.js';

/** A process that serves at an address. */
export interface NodeProcess {
  /** Such as http://127.0.0.1:3000, without a slash at the end. */
  readonly address: string;
  readonly pid: number;
  /** The newest part of what it wrote. */
  readonly output: () => string;
  /** Sends a signal and waits for nothing. */
  signal(name: NodeJS.Signals): void;
  /** Ends it with the signal and resolves with its exit code, or the signal. */
  end(signal: NodeJS.Signals): Promise<number | string>;
  /** Resolves when it has ended by itself. */
  readonly ended: Promise<number | string>;
}

export interface NodeProcessOptions {
  /** Its environment, besides PATH. */
  readonly env: Readonly<Record<string, string>>;
  /** What Node is given before the script; nothing by default. */
  readonly nodeArguments?: readonly string[];
  /** What the script is relative to, and where it runs; default: the root of the repository. */
  readonly baseFolder?: string;
  /** A file to which everything is added that it writes. */
  readonly log?: string;
  /** Whether Ctrl+C in the terminal is kept from it: then whoever started it hears the signal, and has to end it. */
  readonly outOfReach?: boolean;
}

/** What is left when this process ends, killed then. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const LONGEST_START_MS = 60_000;
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/**
 * Starts a script, of the repository unless it is told otherwise, and waits until it says where it listens; kills it when it never does.
 *
 * @param script relative to the base folder
 * @throws Error with what it said, when it ends before or is killed
 */
export async function startNodeProcess(script: string, options: NodeProcessOptions): Promise<NodeProcess> {
  const { env, nodeArguments = [], baseFolder = root, log, outOfReach = false } = options;
  const child = spawn(process.execPath, [...nodeArguments, join(baseFolder, script)], {
    cwd: baseFolder,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: outOfReach,
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const said = heardFrom(child, log);
  const ended = endOf(child);
  const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_START_MS);
  try {
    while (!ADDRESS.test(said.text)) {
      const next = await Promise.race([once(child.stdout, 'data'), ended]);
      if (!Array.isArray(next)) throw new Error(`${script} ended with ${next} before it listened: ${said.text}`);
    }
  } finally {
    clearTimeout(late);
  }
  return {
    address: ADDRESS.exec(said.text)?.[0] ?? '',
    pid: child.pid ?? 0,
    output: () => said.text,
    ended,
    signal: (name) => void child.kill(name),
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

function heardFrom(child: ChildProcess, log: string | undefined): RecentText {
  const said = new RecentText();
  const file = log === undefined ? null : createWriteStream(log, { flags: 'a' });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text: Buffer) => {
      said.add(text.toString());
      file?.write(text);
    });
  }
  child.once('close', () => file?.end());
  return said;
}

/** How it ended, once everything is heard that it wrote. */
async function endOf(child: ChildProcess): Promise<number | string> {
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return code ?? signal ?? '';
}
