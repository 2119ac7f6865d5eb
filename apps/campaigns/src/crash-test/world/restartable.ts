import { setTimeout as wait } from 'node:timers/promises';
import type { NodeProcess } from '@ticket-distribution/processes';

const LONGEST_END_MS = 30_000;

/** A process that faults end and stall, and that is started again as an operator's supervisor does. */
export class Restartable {
  #process: NodeProcess | null = null;
  #work: Promise<unknown> = Promise.resolve();
  /** How it ended without being told to, would not start or would not end; taken by whoever reads them. */
  readonly complaints: string[] = [];

  constructor(
    readonly name: string,
    private readonly launch: () => Promise<NodeProcess>,
    /** Whether what it needs is broken, so that it may fail to start or to end. */
    private readonly mayFail: () => boolean,
  ) {}

  /** Where it listens; null while it is down. */
  get address(): string | null {
    return this.#process?.address ?? null;
  }

  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  /** Starts it unless it runs. Why it would not start is a complaint. */
  start(): Promise<void> {
    return this.exclusively(() => this.started());
  }

  /** Ends it, leaves it down for a while and starts it again. */
  restart(signal: NodeJS.Signals, downMs: number): Promise<void> {
    return this.exclusively(async () => {
      await this.ended(signal);
      await wait(downMs);
      await this.started();
    });
  }

  end(signal: NodeJS.Signals): Promise<void> {
    return this.exclusively(() => this.ended(signal));
  }

  /** Lets it stand still, as a machine does that swaps or a virtual one that is moved. */
  stall(milliseconds: number): Promise<void> {
    return this.exclusively(async () => {
      const stalled = this.#process;
      stalled?.signal('SIGSTOP');
      await wait(milliseconds);
      stalled?.signal('SIGCONT');
    });
  }

  private async started(): Promise<void> {
    if (this.#process !== null) return;
    try {
      const running = await this.launch();
      this.#process = running;
      void running.ended.then((how) => this.hasEnded(running, how));
    } catch (error) {
      this.complain(`would not start: ${error instanceof Error ? error.message : String(error)}`, true);
    }
  }

  private async ended(signal: NodeJS.Signals): Promise<void> {
    const running = this.#process;
    if (running === null) return;
    this.#process = null;
    const late = setTimeout(() => {
      this.complain(`did not end within ${LONGEST_END_MS} ms of ${signal}`, true);
      running.signal('SIGKILL');
    }, LONGEST_END_MS);
    await running.end(signal);
    clearTimeout(late);
  }

  private hasEnded(running: NodeProcess, how: number | string): void {
    if (this.#process !== running) return;
    this.#process = null;
    this.complain(`ended by itself with ${how}: ${running.output().slice(-500)}`, false);
  }

  private complain(text: string, isExcusable: boolean): void {
    if (!isExcusable || !this.mayFail()) this.complaints.push(`${this.name} ${text}`);
  }

  /** One at a time: what is done to a process waits for what is being done to it. */
  private exclusively(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => null);
    return done;
  }
}
