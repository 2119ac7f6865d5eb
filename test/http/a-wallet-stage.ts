import { setImmediate } from 'node:timers/promises';
import { WalletPasses } from '@ticket-distribution/documents';
import { type FulfillmentMethod, type Instant, instantOf, millisecondsOf } from '@ticket-distribution/domain';
import { createApp } from '@ticket-distribution/http';
import {
  FakeTicketSystem,
  InMemoryTransactions,
  ManualClock,
  SequentialIds,
  type TestEngine,
  aLine,
  anEngine,
  anOrder,
} from '@ticket-distribution/testkit';
import { GoogleApi } from '../artefact-wallet/a-google-api.js';
import { PushService } from '../artefact-wallet/a-push-service.js';
import { Telephone } from '../artefact-wallet/a-telephone.js';
import { appleSettings } from '../artefact-wallet/apple-settings.js';
import { certificates } from '../artefact-wallet/certificates.js';
import { googleSettings } from '../artefact-wallet/google-settings.js';
import { type AppUnderTest, anApp } from './an-app.js';
import { aFlexibleProduct } from './handed-over.js';
import { issuerKeysText, signedTicketCodes } from './signing-keys.js';

export const ORDER = 'SOLD';
const DAY_MS = 86_400_000;

interface PassesBody {
  readonly apple: { readonly contentType: string; readonly base64: string } | null;
  readonly google: { readonly url: string; readonly jwt: string } | null;
  readonly withheld: string | null;
}

/** The service on a port of its own with an order that is sold, and what stands for Apple, Google and telephones. */
export class WalletStage {
  readonly clock = new ManualClock(certificates().at as Instant);
  readonly transactions = new InMemoryTransactions();
  readonly ids = new SequentialIds();
  ticket = '';
  app!: AppUnderTest;
  private readonly keys = issuerKeysText();
  private readonly telephones: Telephone[] = [];
  private readonly makers: WalletPasses[] = [];
  private server: Awaited<ReturnType<typeof createApp>> | null = null;
  private port = 0;
  private seen = 0;

  private constructor(
    private readonly method: FulfillmentMethod,
    readonly apple: PushService,
    readonly google: GoogleApi,
    private readonly system = new FakeTicketSystem(true, { likeNod: method === 'NOD' }),
  ) {}

  static async open(method: FulfillmentMethod = 'NOD'): Promise<WalletStage> {
    const stage = new WalletStage(method, await PushService.open(), await GoogleApi.open());
    stage.google.now = stage.clock.now();
    await stage.restart();
    const customerAccountRef = method === 'ACCOUNT_BASED_TICKETING' ? 'ENT:CustomerAccount:a1' : null;
    const validity = { startOfValidity: stage.inDays(5), endOfValidity: stage.inDays(6) };
    const line = aLine({ method, products: [aFlexibleProduct(validity)], customerAccountRef });
    const { body } = await stage.app.record(anOrder({ id: ORDER, confirmedAt: stage.clock.now(), lines: [line] }));
    stage.ticket = body.groups[0]?.ticketDistributions[0]?.id ?? '';
    if (method === 'NOD') await stage.app.send('POST', `/v1/ticket-distribution-groups/${ORDER}/distribute`);
    await stage.settle();
    return stage;
  }

  get engine(): TestEngine {
    return this.app.engine;
  }

  /** Where telephones ask. */
  get url(): string {
    return `http://127.0.0.1:${this.port}/wallet/apple`;
  }

  inDays(days: number): Instant {
    return instantOf(millisecondsOf(this.clock.now()) + days * DAY_MS);
  }

  /** Another process takes the place of the one before, with what is stored. */
  async restart(): Promise<void> {
    await this.shutDown();
    const { clock, transactions, ids } = this;
    const { root } = certificates();
    const maker = new WalletPasses({
      issuer: 'Test Rail',
      now: () => clock.now(),
      apple: appleSettings(),
      push: { host: '127.0.0.1', port: this.apple.port, ca: root },
      google: googleSettings(),
      googleApi: { baseUrl: this.google.url, tokenUrl: `${this.google.url}/token` },
    });
    const ticketCodes = signedTicketCodes(clock, this.keys);
    const gateways = { [this.method]: this.system };
    const engine = anEngine({ clock, transactions, ids, ticketCodes, passMaker: maker, gateways });
    this.app = await anApp({ engine, clock });
    this.server = await createApp(engine, {
      bodyLimit: 1024 * 1024,
      needs: [],
      newCorrelationId: () => 'made',
      now: () => clock.now(),
    });
    await this.server.listen({ host: '127.0.0.1', port: this.port });
    this.port = Number(new URL(this.server.listeningOrigin).port);
    this.makers.push(maker);
  }

  telephone(pushToken: string): Telephone {
    const telephone = new Telephone(`device-${pushToken}`, pushToken, this.url);
    this.telephones.push(telephone);
    return telephone;
  }

  async passes(query = ''): Promise<PassesBody> {
    const url = `/v1/ticket-distributions/${this.ticket}/passes${query}`;
    return (await this.app.send<PassesBody>('GET', url)).body;
  }

  /** The pass of the ticket for Apple's wallet. */
  async pass(query = ''): Promise<Uint8Array> {
    const { apple } = await this.passes(query);
    if (apple === null) throw new Error('there is no pass');
    return new Uint8Array(Buffer.from(apple.base64, 'base64'));
  }

  /** What a code of the ticket says now. */
  async code(): Promise<string> {
    const url = `/v1/ticket-distributions/${this.ticket}/documents`;
    const { body } = await this.app.send<{ readonly documents: readonly [{ readonly payload: { content: string } }] }>(
      'GET',
      url,
    );
    return body.documents[0].payload.content;
  }

  redistribute(): Promise<unknown> {
    return this.app.send('POST', `/v1/ticket-distribution-groups/${ORDER}/redistribute`, { reason: 'lost phone' });
  }

  move(): Promise<unknown> {
    const updates = [{ ticketDistributionId: this.ticket, startOfValidity: this.inDays(7) }];
    return this.app.send('POST', '/v1/ticket-distribution-groups/update-validities', { updates });
  }

  async cancel(): Promise<void> {
    await this.app.record(anOrder({ id: ORDER, version: 2, status: 'CANCELLED', lines: [] }));
    await this.settle();
  }

  /** A round of the loop, and telephones that are pushed to wake up. */
  async round(): Promise<void> {
    await this.engine.followPasses.execute();
    await this.engine.tellWallets?.execute();
    const pushed = new Set(this.apple.received.slice(this.seen).map(({ path }) => path.split('/').at(-1)));
    this.seen = this.apple.received.length;
    for (const telephone of this.telephones) if (pushed.has(telephone.pushToken)) await telephone.wake();
  }

  async close(): Promise<void> {
    await this.shutDown();
    for (const maker of this.makers) maker.close();
    await this.apple.close();
    await this.google.close();
  }

  private async shutDown(): Promise<void> {
    this.server?.server.closeAllConnections();
    await this.server?.close();
  }

  /** Resolves when nothing is on its way to the ticket system. */
  async settle(): Promise<void> {
    for (let open = 1; open > 0; ) {
      const { items } = await this.engine.searchDeliveries.execute({
        caller: { identity: null, correlationId: 'test' },
        states: ['PENDING', 'IN_FLIGHT', 'UNKNOWN'],
        page: 0,
        perPage: 10,
      });
      open = items.length;
      await setImmediate();
    }
  }
}
