import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, type SandboxOptions, startSandbox } from '@ticket-distribution/sandbox';

type Callback = NonNullable<SandboxOptions['callback']> | null;

/** A clock that stands still until it is moved. */
export class StandingClock {
  #time = Date.parse('2026-12-01T12:00:00.000Z');

  readonly now = (): Date => new Date(this.#time);

  move(seconds: number): void {
    this.#time += seconds * 1000;
  }
}

/** A sandbox on a free port with a folder of its own, in this process; it can be stopped and started again on the same folder. */
export class TestSandbox {
  private constructor(
    readonly folder: string,
    readonly clock: StandingClock,
    private readonly callback: Callback,
    private sandbox: Sandbox,
  ) {}

  static async open(callback: Callback = null): Promise<TestSandbox> {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-test-'));
    const clock = new StandingClock();
    return new TestSandbox(folder, clock, callback, await start(folder, clock, callback));
  }

  get address(): string {
    return this.sandbox.address;
  }

  async restart(): Promise<void> {
    await this.sandbox.close();
    this.sandbox = await start(this.folder, this.clock, this.callback);
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await rm(this.folder, { recursive: true });
  }
}

const start = (dataFolder: string, { now }: StandingClock, callback: Callback): Promise<Sandbox> =>
  startSandbox({ port: 0, host: '127.0.0.1', dataFolder, now, callback });
