import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What `npm run sandbox` runs. */
export const mainFile: string = fileURLToPath(new URL('../../../apps/sandbox/dist/main.js', import.meta.url));

/** The sandbox as `npm run sandbox` starts it, in a process of its own on a free port. */
export interface SandboxProcess {
  readonly address: string;
  /** Ends the process with that signal and tells how it ended: its exit code, or the signal. */
  end(signal: NodeJS.Signals): Promise<number | string>;
  /** How the process ended by itself. */
  readonly ended: Promise<number | string>;
}

const endOf = async (child: ChildProcess): Promise<number | string> => {
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return code ?? signal ?? '';
};

export const spawnSandbox = async (
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<SandboxProcess> => {
  const env = { ...process.env, SANDBOX_PORT: '0', SANDBOX_DATA: folder, ...settings };
  const child = spawn(process.execPath, [mainFile], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = endOf(child);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const address = /^sandbox listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1];
  if (address === undefined) throw new Error(`The sandbox said: ${line}`);
  const end = (signal: NodeJS.Signals): Promise<number | string> => {
    child.kill(signal);
    return ended;
  };
  return { address, ended, end };
};
