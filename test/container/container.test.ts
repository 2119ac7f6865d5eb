import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CircuitBreakers,
  ClaimRequest,
  Courier,
  DeliveryLoop,
  DistributeGroups,
  EndRequest,
  ForgetLoop,
  Gates,
  PauseTicketSystem,
  ReadTicketSystems,
  ResumeTicketSystem,
  GenerateGroups,
  Lookout,
  LookoutLoop,
  PreviewPlan,
  ReadGroup,
  ReadOrder,
  ReadTicket,
  ReceiveSightings,
  RecordOrderVersion,
  RecoverDeliveries,
  RedistributeGroups,
  RepairDrift,
  SearchDrifts,
  SearchGroups,
  SummariseDistribution,
  TicketStory,
  TicketSystemGateways,
  TransferHolder,
  UpdateValidities,
} from '@ticket-distribution/application';
import {
  BifrostGateway,
  type ContainerSettings,
  Database,
  Policies,
  createContainer,
  planMigration,
} from '@ticket-distribution/container';
import { DEFAULT_RETRY_SCHEDULE, fulfillmentPolicies } from '@ticket-distribution/domain';
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
      ticketSystems: { nod: nowhere, accountBasedTicketing: nowhere, international: nowhere, bifrost: nowhere },
      timeZone: 'Europe/Oslo',
      ticketSystemTimeoutMs: 1000,
      schedule: DEFAULT_RETRY_SCHEDULE,
      role: 'all',
      callsAtOnce: 4,
      callsPerSecond: { NOD: 10, ACCOUNT_BASED_TICKETING: null, INTERNATIONAL: null, BIFROST: null },
      breaker: { failures: 5, pauseMs: 5000, longestPauseMs: 60_000 },
      leaseMs: 30_000,
      deliveryPollMs: 500,
      deliveryWaitMs: 2000,
      watchIntervalMs: 60_000,
      lookPauseMs: 1000,
      idempotencyKeepMs: 86_400_000,
      idempotencyLeaseMs: 10_000,
      autoGenerate: true,
    };
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('resolves everything that the app asks for, each once', async () => {
    const container = createContainer(settings);
    const asked = [
      ClaimRequest,
      EndRequest,
      ForgetLoop,
      RecordOrderVersion,
      ReadOrder,
      GenerateGroups,
      PreviewPlan,
      DistributeGroups,
      SummariseDistribution,
      ReadGroup,
      SearchGroups,
      UpdateValidities,
      TransferHolder,
      RedistributeGroups,
      ReadTicket,
      TicketStory,
      SearchDrifts,
      RepairDrift,
      Courier,
      DeliveryLoop,
      RecoverDeliveries,
      Lookout,
      LookoutLoop,
      ReceiveSightings,
      PauseTicketSystem,
      ResumeTicketSystem,
      ReadTicketSystems,
      Gates,
      CircuitBreakers,
      TicketSystemGateways,
      Database,
    ];
    for (const token of asked) {
      const resolved: unknown = await container.getAsync<unknown>(token);
      expect(resolved, token.name).to.equal(await container.getAsync<unknown>(token));
    }
    expect(await (await container.getAsync(Database)).isReady()).to.equal(true);
    await container.unbindAllAsync();
  });

  it('lets an embedder rebind one policy and one gateway, and hands over by them', async () => {
    const bifrost = new FakeTicketSystem();
    // #region rebind
    const mine = new ContainerModule(({ rebind }) => {
      rebind(BifrostGateway).toConstantValue(bifrost);
      rebind(Policies).toConstantValue({
        ...fulfillmentPolicies,
        BIFROST: { ...fulfillmentPolicies.BIFROST, handedOverBy: 'generate' },
      });
    });
    const container = createContainer(settings, mine);
    const recordOrderVersion = await container.getAsync(RecordOrderVersion);
    // #endregion rebind
    const document = anOrder({ lines: [aLine({ method: 'BIFROST' })] });
    const { groups } = await recordOrderVersion.execute({ document, caller });
    const courier = await container.getAsync(Courier);
    await courier.settled(groups.flatMap(({ deliveryOf }) => [...deliveryOf.values()].map(({ key }) => key)));
    expect(bifrost.tickets).to.have.length(1);
    await courier.stop();
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
