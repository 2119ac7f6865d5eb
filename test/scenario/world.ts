import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NodeProcess, startApp, startSandbox } from '@ticket-distribution/processes';

const IMPATIENT = {
  TICKET_SYSTEM_TIMEOUT_MS: '700',
  DELIVERY_BACKOFF_MS: '50',
  DELIVERY_BACKOFF_MAX_MS: '300',
  DELIVERY_POLL_MS: '50',
  DELIVERY_ATTEMPTS: '500',
  DELIVERY_WAIT_MS: '1000',
};

/** For tests in which every answer is waited for, also on a machine that is busy. */
export const PATIENT: Readonly<Record<string, string>> = {
  TICKET_SYSTEM_TIMEOUT_MS: '60000',
  DELIVERY_WAIT_MS: '60000',
};

/** The app and the sandbox as the operator runs them, each a process that can be killed and started again. */
export class World {
  private constructor(
    private readonly folder: string,
    private readonly settings: Readonly<Record<string, string>>,
    readonly sandboxAddress: string,
    private sandboxProcess: NodeProcess,
    private appProcess: NodeProcess,
  ) {}

  static async open(settings: Readonly<Record<string, string>> = {}): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-scenario-'));
    const sandbox = await sandboxOn(folder, '0');
    const app = await appOn(folder, sandbox.address, settings);
    return new World(folder, settings, sandbox.address, sandbox, app);
  }

  get app(): NodeProcess {
    return this.appProcess;
  }

  get sandbox(): NodeProcess {
    return this.sandboxProcess;
  }

  /** Kills the app without warning and starts it again on the same database. */
  async crashApp(): Promise<void> {
    await this.appProcess.end('SIGKILL');
    this.appProcess = await appOn(this.folder, this.sandboxAddress, this.settings);
  }

  async killSandbox(): Promise<void> {
    await this.sandboxProcess.end('SIGKILL');
  }

  /** Starts the sandbox again where it was, with what it had on disk. */
  async startSandbox(): Promise<void> {
    this.sandboxProcess = await sandboxOn(this.folder, new URL(this.sandboxAddress).port);
  }

  async close(): Promise<void> {
    await this.appProcess.end('SIGTERM');
    await this.sandboxProcess.end('SIGTERM');
    await rm(this.folder, { recursive: true });
  }
}

function sandboxOn(folder: string, port: string): Promise<NodeProcess> {
  return startSandbox({ folder: join(folder, 'sandbox'), port });
}

function appOn(folder: string, sandbox: string, settings: Readonly<Record<string, string>>): Promise<NodeProcess> {
  return startApp({
    databaseUrl: `sqlite:${join(folder, 'distribution.sqlite')}`,
    ticketSystems: sandbox,
    settings: { ...IMPATIENT, ...settings },
  });
}
