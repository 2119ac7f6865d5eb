import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type NodeProcess, startApp } from '@ticket-distribution/processes';
import { aLine, anOrder } from '@ticket-distribution/testkit';
import { onTheWire, versionUrl } from '../http/on-the-wire.js';
import { NatsServer } from './nats-server.js';

const STREAM = 'TICKET_DISTRIBUTION';
const NOWHERE = 'http://127.0.0.1:1';

interface FeedPage {
  readonly items: readonly { readonly id: string }[];
  readonly next: number;
}

/** Apps over one database, the server of NATS to which they publish, and orders that are recorded meanwhile. */
export class PublishingWorld {
  private readonly running = new Set<NodeProcess>();
  private orders = 0;
  private recorded = 0;

  private constructor(
    private readonly folder: string,
    readonly nats: NatsServer,
    private readonly databaseUrl: string,
  ) {}

  /** @param databaseUrl default: a SQLite file of its own */
  static async open(databaseUrl?: string): Promise<PublishingWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'publishing-'));
    const nats = await NatsServer.start();
    return new PublishingWorld(folder, nats, databaseUrl ?? `sqlite:${join(folder, 'app.sqlite')}`);
  }

  async app(): Promise<NodeProcess> {
    const { databaseUrl } = this;
    const settings = { NATS_URL: this.nats.url, DELIVERY_LEASE_MS: '1000', RATE_LIMIT_UNNAMED: '0' };
    const app = await startApp({ databaseUrl, ticketSystems: NOWHERE, settings });
    this.running.add(app);
    void app.ended.then(() => this.running.delete(app));
    return app;
  }

  /** Records orders one after another until the app is gone, or the time is over and so many are recorded. */
  async recordFor(app: NodeProcess, milliseconds: number, least = 0): Promise<void> {
    const end = Date.now() + milliseconds;
    for (let count = 0; Date.now() < end || count < least; count += 1) {
      this.orders += 1;
      const order = anOrder({ id: `ORDER${this.orders}`, lines: [aLine({ method: 'BIFROST' })] });
      const request = {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'et-client-name': 'test-broker' },
        body: JSON.stringify(onTheWire(order)),
      };
      const status = await fetch(app.address + versionUrl(order), request).then(
        (response) => response.status,
        () => null,
      );
      if (status === null) return;
      if (status >= 400) throw new Error(`An order was answered with ${status}`);
      this.recorded += 1;
    }
  }

  /** Resolves when so many more orders are recorded. */
  async recordedMore(count: number): Promise<void> {
    for (const enough = this.recorded + count; this.recorded < enough; ) await pause(20);
  }

  /** The ids of all events, in the order of the feed. */
  async feed(app: NodeProcess): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let after = 0; ; ) {
      const answer = await fetch(`${app.address}/v1/events?after=${after}&limit=1000`, {
        headers: { 'et-client-name': 'test-broker' },
      });
      const { items, next } = (await answer.json()) as FeedPage;
      if (items.length === 0) return ids;
      ids.push(...items.map(({ id }) => id));
      after = next;
    }
  }

  /** The ids of the messages in the stream, once there are so many or nothing is added for long. */
  async stream(count: number): Promise<readonly string[]> {
    for (let tries = 1; ; tries += 1) {
      const ids = (await this.nats.messages(STREAM).catch(() => [])).map(({ id }) => id);
      if (ids.length >= count || tries === 150) return ids;
      await pause(200);
    }
  }

  async close(): Promise<void> {
    for (const app of this.running) await app.end('SIGKILL');
    await this.nats.remove();
    await rm(this.folder, { recursive: true, force: true });
  }
}
