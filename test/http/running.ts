import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running process and what it has said so far. */
export class Running {
  private static readonly started = new Set<Running>();
  static {
    process.once('exit', () => {
      for (const running of Running.started) running.signal('SIGKILL');
    });
  }
  private stdout = '';
  private stderr = '';

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (text: Buffer) => (this.stdout += text.toString()));
    child.stderr?.on('data', (text: Buffer) => (this.stderr += text.toString()));
  }

  /** Runs one of the app's scripts, such as `main.js`. */
  static start(script: string, args: readonly string[] = [], env: Record<string, string> = {}, cwd = ROOT): Running {
    const path = join(ROOT, 'apps', 'http', 'dist', script);
    const environment = { PATH: process.env.PATH ?? '', ...env };
    const running = new Running(spawn(process.execPath, [path, ...args], { cwd, env: environment }));
    Running.started.add(running);
    return running;
  }

  /** Ends whatever a failed test left running. */
  static async endAll(): Promise<void> {
    for (const running of Running.started) {
      running.signal('SIGKILL');
      await running.ended();
    }
    Running.started.clear();
  }

  /** Resolves with what it said first that fits. */
  async said(pattern: RegExp): Promise<string> {
    while (true) {
      const found = pattern.exec(this.stdout)?.[0];
      if (found !== undefined) return found;
      if (this.child.exitCode !== null)
        throw new Error(`ended with ${this.child.exitCode}: ${this.stdout}${this.stderr}`);
      await Promise.race([once(this.child.stdout ?? this.child, 'data'), once(this.child, 'exit')]);
    }
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  async ended(): Promise<Ended> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close');
    return { code: this.child.exitCode, stdout: this.stdout, stderr: this.stderr };
  }
}
