import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CircuitBreakers,
  Engine,
  EventPublisher,
  RecordOrderVersion,
  USE_CASES,
} from '@ticket-distribution/application';
import {
  type ContainerSettings,
  Database,
  Gateways,
  Policies,
  contractMethods,
  createContainer,
  planMigration,
} from '@ticket-distribution/container';
import { fulfillmentPolicies } from '@ticket-distribution/domain';
import { FakeTicketSystem, aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { ContainerModule } from 'inversify';
import { afterEach, beforeEach, describe, it } from 'mocha';

const caller = { correlationId: 'correlation-1', identity: null };

describe('The container', () => {
  let folder: string;
  let settings: ContainerSettings;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-container-'));
    const nowhere = 'http://127.0.0.1:9';
    settings = {
      databaseUrl: 'sqlite:./distribution.sqlite',
      baseFolder: folder,
      methods: contractMethods,
      ticketSystemUrls: { NOD: nowhere, ACCOUNT_BASED_TICKETING: nowhere, INTERNATIONAL: nowhere, BIFROST: nowhere },
      ticketSystemTimeoutMs: 1000,
      breaker: { failures: 5, pauseMs: 5000, longestPauseMs: 60_000 },
      timeZone: 'Europe/Oslo',
    };
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('resolves everything that the app asks for, each once', async () => {
    const container = createContainer(settings);
    const asked = [...Object.values(USE_CASES), Engine, CircuitBreakers, Gateways, Policies, Database];
    for (const token of asked) {
      const resolved: unknown = await container.getAsync<unknown>(token);
      expect(resolved, String(token)).to.equal(await container.getAsync<unknown>(token));
    }
    expect(await (await container.getAsync(Database)).isReady()).to.equal(true);
    await container.unbindAllAsync();
  });

  it('lets an embedder rebind one policy and one gateway, and hands over by them', async () => {
    const bifrost = new FakeTicketSystem();
    // #region rebind
    const { BIFROST } = contractMethods;
    const mine = { ...BIFROST, gateway: () => bifrost };
    const container = createContainer(
      { ...settings, methods: { ...contractMethods, BIFROST: mine } },
      new ContainerModule(({ rebind }) => {
        rebind(Policies).toConstantValue({
          ...fulfillmentPolicies,
          BIFROST: { ...BIFROST.policy, handedOverBy: 'generate' },
        });
      }),
    );
    const recordOrderVersion = await container.getAsync(RecordOrderVersion);
    // #endregion rebind
    const document = anOrder({ lines: [aLine({ method: 'BIFROST' })] });
    const { groups } = await recordOrderVersion.execute({ document, caller });
    const { courier } = (await container.getAsync(Engine)).background;
    await courier.settled(groups.flatMap(({ deliveryOf }) => [...deliveryOf.values()].map(({ key }) => key)));
    expect(bifrost.tickets).to.have.length(1);
    await courier.stop();
    await container.unbindAllAsync();
  });

  it('publishes to the broker that is set, which nobody has to reach for that, and nowhere without one', async () => {
    const servers = ['nats://127.0.0.1:9'];
    const publishing = createContainer({ ...settings, nats: { servers, stream: 'EVENTS' } });
    expect((await publishing.getAsync(EventPublisher)).name).to.equal('nats/EVENTS');
    const engine = await publishing.getAsync(Engine);
    await engine.start();
    expect(engine.background.publishLoop).to.not.equal(null);
    await engine.stop();
    await publishing.unbindAllAsync();
    const silent = createContainer(settings);
    expect((await silent.getAsync(Engine)).background.publishLoop).to.equal(null);
    await silent.unbindAllAsync();
  });

  it('refuses to be made with credentials of a broker that are none', async () => {
    const nats = { servers: ['nats://127.0.0.1:9'], stream: 'EVENTS', credentialsFile: join(folder, 'missing') };
    const container = createContainer({ ...settings, nats });
    const refused = await container.getAsync(Engine).catch((error: Error) => error.message);
    expect(refused).to.include('ENOENT');
    await container.unbindAllAsync();
  });

  it('keeps everything in the tables of the prefix that it is given', async () => {
    const prefixed = createContainer({ ...settings, tablePrefix: 'red_' });
    await prefixed.getAsync(Database);
    await prefixed.unbindAllAsync();
    const { databaseUrl, baseFolder } = settings;
    expect((await planMigration({ databaseUrl, baseFolder, tablePrefix: 'red_' })).pending).to.deep.equal([]);
    expect((await planMigration({ databaseUrl, baseFolder })).isEmpty).to.equal(true);
  });
});
