import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type NodeProcess, startNodeProcess, startSandbox } from '@ticket-distribution/processes';
import { contractJsonSystems } from '@ticket-distribution/sandbox';
import { type Answer, type LedgerLine, call, get, ledger, put } from '../sandbox/calls.js';
import type { GuestProject } from './guest-project.js';

/** The app of the guest, and the app as it is packed, which knows nothing of WALLET. */
export const APPS = { guest: 'serve.js', packed: 'node_modules/@ticket-distribution/http/dist/bin.js' } as const;

export const CALLBACK_SECRET = 'a secret of the wallet';

const IMPATIENT = {
  DELIVERY_BACKOFF_MS: '50',
  DELIVERY_BACKOFF_MAX_MS: '100',
  DELIVERY_POLL_MS: '50',
  DELIVERY_ATTEMPTS: '1000',
  DELIVERY_WAIT_MS: '1000',
  RATE_LIMIT_UNNAMED: '0',
};

/** A sandbox that plays WALLET, and one app after the other on one database. */
export class WalletWorld {
  private app: NodeProcess | null = null;

  private constructor(
    private readonly guest: GuestProject,
    private readonly sandbox: NodeProcess,
  ) {}

  static async open(guest: GuestProject): Promise<WalletWorld> {
    const folder = join(guest.folder, 'data', 'sandbox');
    await mkdir(folder, { recursive: true });
    const names = [...contractJsonSystems.map(({ name }) => name), 'WALLET'];
    const sandbox = await startSandbox({ folder, settings: { SANDBOX_JSON_SYSTEMS: names.join(',') } });
    return new WalletWorld(guest, sandbox);
  }

  /** Ends the app that runs, in order, and starts another on the same database. */
  async run(app: keyof typeof APPS): Promise<void> {
    await this.app?.end('SIGTERM');
    const systems = [...contractJsonSystems.map(({ name }) => name), 'NOD', 'WALLET'];
    const urls = Object.fromEntries(systems.map((name) => [`${name}_URL`, this.sandbox.address]));
    this.app = await startNodeProcess(APPS[app], {
      baseFolder: this.guest.folder,
      env: {
        PORT: '0',
        DATABASE_URL: `sqlite:${join(this.guest.folder, 'data', 'distribution.sqlite')}`,
        WALLET_CALLBACK_SECRET: CALLBACK_SECRET,
        ...urls,
        ...IMPATIENT,
      },
    });
  }

  async close(): Promise<void> {
    await this.app?.end('SIGTERM');
    await this.sandbox.end('SIGTERM');
  }

  urlOf(path: string): string {
    return `${this.app?.address}${path}`;
  }

  get(path: string): Promise<Answer> {
    return get(this.urlOf(path));
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return call('POST', this.urlOf(path), body);
  }

  record(order: { readonly id: string; readonly version: number }): Promise<Answer> {
    return put(this.urlOf(`/v1/orders/${order.id}/versions/${order.version}`), order);
  }

  /** The group of an order of one line. */
  async groupOf(orderId: string): Promise<Answer['body']> {
    const { body } = await this.get(`/v1/ticket-distribution-groups?orderId=${orderId}`);
    return body.items[0];
  }

  /** Where the ticket of an order of one ticket stands. */
  async statusOf(orderId: string): Promise<string> {
    return (await this.groupOf(orderId)).ticketDistributions[0].status;
  }

  /** What WALLET was told, and what became of it: such as `issue applied`. */
  async ledger(): Promise<string[]> {
    const told = await this.toldToWallet();
    return told.map(({ operation, outcome }) => `${operation} ${outcome}`);
  }

  /** The key under which WALLET took a ticket. */
  async issueKeyOf(ticketDistributionId: string): Promise<string> {
    const told = await this.toldToWallet();
    return told.find(({ ticketDistributionIds }) => ticketDistributionIds.includes(ticketDistributionId))?.key ?? '';
  }

  private async toldToWallet(): Promise<LedgerLine[]> {
    const lines = await ledger(this.sandbox.address);
    return lines.filter(({ system, operation }) => system === 'WALLET' && operation !== 'query');
  }

  /** What the next calls to WALLET meet. */
  async lay(mode: 'none' | 'unavailable'): Promise<void> {
    await put(`${this.sandbox.address}/sandbox/faults`, { system: 'WALLET', mode });
  }
}
