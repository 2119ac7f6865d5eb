import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrderDocument } from '@ticket-distribution/domain';
import { type NodeProcess, startApp, startSandbox } from '@ticket-distribution/processes';
import { expect } from 'chai';
import { until } from '../sandbox/until.js';
import { type LedgerEntry, call, orderClient, statusesOf } from '../scenario/client.js';
import { oneBifrostTicket, threeTickets } from '../scenario/orders.js';

const IMPATIENT = { TICKET_SYSTEM_TIMEOUT_MS: '20000', DELIVERY_BACKOFF_MS: '20', DELIVERY_BACKOFF_MAX_MS: '200' };

/** Ticket systems that go on while the app in front of them is lost and comes back out of a backup. */
export class RestoredWorld {
  readonly done = threeTickets('BEFORE');
  readonly underWay = oneBifrostTicket('UNDERWAY');
  private app: NodeProcess | null = null;

  private constructor(
    readonly folder: string,
    private readonly sandbox: NodeProcess,
  ) {}

  static async open(): Promise<RestoredWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-backup-'));
    await mkdir(join(folder, 'sandbox'));
    return new RestoredWorld(folder, await startSandbox({ folder: join(folder, 'sandbox') }));
  }

  async start(databaseUrl: string): Promise<void> {
    const settings = { ...IMPATIENT, DELIVERY_WAIT_MS: '300' };
    this.app = await startApp({ databaseUrl, ticketSystems: this.sandbox.address, settings });
  }

  /** Tickets that are out, and one whose hand-over nobody has answered yet. */
  async live(): Promise<void> {
    await this.record(this.done);
    await this.distribute(this.done);
    await until(async () => (await this.statuses(this.done)).every((status) => status === 'DISTRIBUTED'));
    await this.fault({ system: 'BIFROST', mode: 'hang', latencyMs: 60_000, count: 1 });
    await this.record(this.underWay);
    await this.distribute(this.underWay);
    expect(await this.statuses(this.underWay)).to.deep.equal(['DISTRIBUTING']);
  }

  /** The app is gone with everything that it had. */
  async lose(): Promise<void> {
    await this.app?.end('SIGKILL');
    await this.fault({ system: 'BIFROST', mode: 'none', latencyMs: 0 });
  }

  /** What was there is there; what was under way is asked again under its key; nothing is handed over twice. */
  async expectAllOnce(): Promise<void> {
    expect(await this.statuses(this.done)).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED', 'DISTRIBUTED']);
    await until(async () => (await this.statuses(this.underWay)).every((status) => status === 'DISTRIBUTED'));
    const ledger = await call<readonly LedgerEntry[]>('GET', `${this.sandbox.address}/sandbox/ledger`);
    const applied = ledger.filter(({ operation, outcome }) => operation === 'issue' && outcome === 'applied');
    const ids = applied.flatMap(({ ticketDistributionIds }) => ticketDistributionIds);
    expect(ids).to.have.length(4);
    expect(new Set(ids).size).to.equal(4);
  }

  async close(): Promise<void> {
    await this.app?.end('SIGKILL');
    await this.sandbox.end('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }

  private record(order: OrderDocument): Promise<unknown> {
    return orderClient(this.address).record(order);
  }

  private distribute({ id }: OrderDocument): Promise<unknown> {
    return orderClient(this.address).distribute(id);
  }

  private fault(fault: object): Promise<unknown> {
    return call('PUT', `${this.sandbox.address}/sandbox/faults`, fault);
  }

  private async statuses({ id }: OrderDocument): Promise<string[]> {
    return statusesOf(await orderClient(this.address).groups(id));
  }

  private get address(): string {
    if (this.app === null) throw new Error('the app was not started');
    return this.app.address;
  }
}
