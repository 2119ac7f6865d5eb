import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CircuitBreakers,
  Engine,
  EventPublisher,
  PassMaker,
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
  withNewKey,
} from '@ticket-distribution/container';
import { fulfillmentPolicies } from '@ticket-distribution/domain';
import { FakeTicketSystem, aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { ContainerModule } from 'inversify';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { PASS_TYPE, TEAM, certificates, hasOpenssl } from '../artefact-wallet/certificates.js';
import { googleSettings } from '../artefact-wallet/google-settings.js';

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

  it('makes passes with what lies in files (needs the command openssl)', async function () {
    if (!hasOpenssl) return this.skip();
    const { folder: made } = certificates();
    const { serviceAccountEmail: client_email, privateKey: private_key } = googleSettings();
    await writeFile(join(folder, 'account.json'), JSON.stringify({ client_email, private_key }));
    await writeFile(join(folder, 'keys.json'), await withNewKey(null, { issuer: 'Test Rail' }, 'the keys of the test'));
    const apple = {
      passTypeIdentifier: PASS_TYPE,
      teamIdentifier: TEAM,
      certificateFile: join(made, 'pass.pem'),
      keyFile: join(made, 'pass.key'),
      wwdrFile: join(made, 'wwdr.pem'),
      webService: { url: 'https://tickets.example.org/wallet/apple', secrets: ['s'.repeat(32)] },
    };
    const google = { issuerId: '1', classSuffix: 'tickets', keyFile: 'account.json' };
    const container = createContainer({ ...settings, codeKeysFile: 'keys.json', wallets: { apple, google } });
    const { useCases, background } = await container.getAsync(Engine);
    expect(useCases.servePasses.execute().log({ body: { logs: [] } })).to.include({ status: 200 });
    expect((await container.getAsync(PassMaker)).updatesGoogle).to.equal(true);
    expect(background.passLoop).not.to.equal(null);
    await container.unbindAllAsync();
    await writeFile(join(folder, 'account.json'), '{}');
    const other = createContainer({ ...settings, codeKeysFile: 'keys.json', wallets: { google } });
    const refused = await other.getAsync(PassMaker).catch((error: unknown) => error);
    expect(String(refused)).to.include('account.json must be the key of a service account');
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
