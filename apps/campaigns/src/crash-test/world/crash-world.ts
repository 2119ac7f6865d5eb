import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startApp, startSandbox } from '@ticket-distribution/processes';
import { type AppClient, appClient } from '../../http/app-client.js';
import { type SandboxClient, sandboxClient } from '../../http/sandbox-client.js';
import type { Service } from '../load/insistence.js';
import type { CrashDatabase } from './crash-database.js';
import { Restartable } from './restartable.js';
import { Trouble } from './trouble.js';

/** Settings that let a world recover in seconds instead of minutes. */
const IMPATIENT = {
  TICKET_SYSTEM_TIMEOUT_MS: '700',
  DELIVERY_BACKOFF_MS: '50',
  DELIVERY_BACKOFF_MAX_MS: '400',
  DELIVERY_POLL_MS: '50',
  DELIVERY_ATTEMPTS: '500',
  DELIVERY_WAIT_MS: '1000',
  DELIVERY_LEASE_MS: '2000',
  IDEMPOTENCY_LEASE_MS: '1000',
  WATCH_INTERVAL_MS: '1000',
  LOOK_PAUSE_MS: '10',
};

const SUPERVISION_MS = 200;

export interface WorldOptions {
  readonly openDatabase: (folder: string) => Promise<CrashDatabase>;
  /** Settings of the app that differ from the usual ones. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Ticket systems, a database and app processes as an operator runs them, each of which can be broken. */
export class CrashWorld implements Service {
  private isSupervised = true;
  private readonly supervision: Promise<void>;

  private constructor(
    readonly folder: string,
    readonly database: CrashDatabase,
    readonly sandbox: Restartable,
    readonly sandboxAddress: string,
    readonly apps: readonly Restartable[],
    /** When the database is or was broken. */
    readonly trouble: Trouble,
  ) {
    this.supervision = this.supervise();
  }

  static async open({ openDatabase, settings }: WorldOptions): Promise<CrashWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-crash-'));
    const database = await openDatabase(folder);
    try {
      return await CrashWorld.on(folder, database, settings);
    } catch (error) {
      await database.close(false);
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  private static async on(
    folder: string,
    database: CrashDatabase,
    settings: WorldOptions['settings'],
  ): Promise<CrashWorld> {
    const trouble = new Trouble();
    let port = '0';
    const launchSandbox = () =>
      startSandbox({ folder: join(folder, 'sandbox'), port, log: join(folder, 'sandbox.log'), outOfReach: true });
    // Ticket systems may die of a call; nobody takes their complaints.
    const sandbox = new Restartable('sandbox', launchSandbox, () => true);
    await sandbox.start();
    const ticketSystems = sandbox.address ?? '';
    ({ port } = new URL(ticketSystems));
    const apps = database.roles.map((role, index) => {
      const options = {
        databaseUrl: database.url,
        ticketSystems,
        settings: { ...IMPATIENT, ...settings, APP_ROLE: role },
      };
      const name = `app-${index + 1}-${role}`;
      const launch = () => startApp({ ...options, log: join(folder, `${name}.log`), outOfReach: true });
      return new Restartable(name, launch, () => trouble.isRecent);
    });
    // The first one brings the schema up to date; no other would start before.
    await apps[0]?.start();
    await Promise.all(apps.map((app) => app.start()));
    return new CrashWorld(folder, database, sandbox, ticketSystems, apps, trouble);
  }

  get client(): SandboxClient {
    return sandboxClient(this.sandboxAddress);
  }

  /** Any app that is up. */
  get app(): AppClient {
    const [address = ''] = this.addresses();
    return appClient(address);
  }

  /** Where orders are served; a worker serves its health only. */
  addresses(): readonly string[] {
    const serving = this.apps.filter((_, index) => this.database.roles[index] !== 'worker');
    return serving.flatMap(({ address }) => (address === null ? [] : [address]));
  }

  mayFail(): boolean {
    return this.trouble.isRecent;
  }

  /** What apps should not have done since it was asked last. */
  takeComplaints(): readonly string[] {
    return this.apps.flatMap(({ complaints }) => complaints.splice(0));
  }

  /** Resolves when everything runs. */
  async whole(): Promise<void> {
    while ([this.sandbox, ...this.apps].some(({ address }) => address === null)) await wait(50);
  }

  /** @param keep whether its folder is to stay for whoever looks into it */
  async close(keep: boolean): Promise<void> {
    this.isSupervised = false;
    await this.supervision;
    for (const running of [...this.apps, this.sandbox]) await running.end('SIGKILL');
    await this.database.close(keep);
    if (!keep) await rm(this.folder, { recursive: true, force: true });
  }

  /** Starts again what is down, as a supervisor does. */
  private async supervise(): Promise<void> {
    while (this.isSupervised) {
      for (const running of [this.sandbox, ...this.apps]) if (running.address === null) await running.start();
      await wait(SUPERVISION_MS);
    }
  }
}
