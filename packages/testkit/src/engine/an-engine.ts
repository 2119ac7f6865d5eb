import {
  type Clock,
  Courier,
  DeliveryLoop,
  DistributeGroups,
  DriftBook,
  GenerateGroups,
  GroupChanger,
  GroupGenerator,
  GroupReadings,
  type Ids,
  Lookout,
  PauseTicketSystem,
  PreviewPlan,
  ReadBacklog,
  ReadGroup,
  ReadOrder,
  ReadTicket,
  ReadTicketSystems,
  ReceiveSightings,
  RecordOrderVersion,
  RecoverDeliveries,
  RedistributeGroups,
  RepairDrift,
  ResumeTicketSystem,
  SearchDrifts,
  SearchGroups,
  SightingWriter,
  SummariseDistribution,
  type TicketSystemGateway,
  TicketStory,
  type Transactions,
  TransferHolder,
  UpdateValidities,
  WriteOutcome,
} from '@ticket-distribution/application';
import {
  DEFAULT_RETRY_SCHEDULE,
  type FulfillmentMethod,
  type FulfillmentPolicies,
  type RetrySchedule,
  fulfillmentPolicies,
} from '@ticket-distribution/domain';
import { FakeTicketSystem } from '../fakes/fake-ticket-system.js';
import { FixedRandomness } from '../in-memory/fixed-randomness.js';
import { InMemoryTransactions } from '../in-memory/in-memory-transactions.js';
import { ManualClock } from '../in-memory/manual-clock.js';
import { RecordingDeliveryLog } from '../in-memory/recording-delivery-log.js';
import { SequentialIds } from '../in-memory/sequential-ids.js';

export interface EngineOptions {
  readonly policies?: FulfillmentPolicies;
  /** Ticket systems that take the place of the fake ones. */
  readonly gateways?: Partial<Record<FulfillmentMethod, TicketSystemGateway>>;
  readonly transactions?: Transactions;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly autoGenerate?: boolean;
  readonly schedule?: RetrySchedule;
  readonly callsAtOnce?: number;
  /** Default 30 s. */
  readonly leaseMs?: number;
}

/** Every use case, wired by hand over in-memory adapters and fake ticket systems. */
export interface Engine {
  readonly transactions: Transactions;
  readonly log: RecordingDeliveryLog;
  readonly courier: Courier;
  readonly deliveryLoop: DeliveryLoop;
  readonly recordOrderVersion: RecordOrderVersion;
  readonly readOrder: ReadOrder;
  readonly generateGroups: GenerateGroups;
  readonly previewPlan: PreviewPlan;
  readonly distributeGroups: DistributeGroups;
  readonly summariseDistribution: SummariseDistribution;
  readonly readGroup: ReadGroup;
  readonly searchGroups: SearchGroups;
  readonly updateValidities: UpdateValidities;
  readonly transferHolder: TransferHolder;
  readonly redistributeGroups: RedistributeGroups;
  readonly readTicket: ReadTicket;
  readonly ticketStory: TicketStory;
  readonly lookout: Lookout;
  readonly receiveSightings: ReceiveSightings;
  readonly readBacklog: ReadBacklog;
  readonly searchDrifts: SearchDrifts;
  readonly repairDrift: RepairDrift;
  readonly recoverDeliveries: RecoverDeliveries;
  readonly pauseTicketSystem: PauseTicketSystem;
  readonly resumeTicketSystem: ResumeTicketSystem;
  readonly readTicketSystems: ReadTicketSystems;
}

/** An engine without a container, a database or a network: for tests, and to see how the parts fit. */
export function anEngine(options: EngineOptions = {}): Engine {
  const policies = options.policies ?? fulfillmentPolicies;
  const transactions = options.transactions ?? new InMemoryTransactions();
  const clock = options.clock ?? new ManualClock();
  const ids = options.ids ?? new SequentialIds();
  const log = new RecordingDeliveryLog();
  const schedule = options.schedule ?? DEFAULT_RETRY_SCHEDULE;
  const { autoGenerate = true, callsAtOnce = 8, leaseMs = 30_000 } = options;
  const gateways = gatewaysOf(options);
  const drifts = new DriftBook(ids);
  const outcomes = new WriteOutcome(policies, drifts, { watchIntervalMs: WATCH_INTERVAL_MS });
  const courier = new Courier(transactions, gateways, clock, ids, new FixedRandomness(), log, outcomes, {
    schedule,
    callsAtOnce,
    leaseMs,
  });
  const readings = new GroupReadings(policies, clock);
  const generator = new GroupGenerator(policies, courier, ids, clock, drifts);
  const changer = new GroupChanger(policies, courier, clock, drifts);
  const sightings = new SightingWriter(policies, drifts);
  const wait = { deliveryWaitMs: 2000 };
  return {
    transactions,
    log,
    courier,
    deliveryLoop: new DeliveryLoop(courier, clock, log, { everyMs: 500 }),
    recordOrderVersion: new RecordOrderVersion(transactions, generator, courier, clock, readings, { autoGenerate }),
    readOrder: new ReadOrder(transactions),
    generateGroups: new GenerateGroups(transactions, generator, courier, readings),
    previewPlan: new PreviewPlan(transactions, generator),
    distributeGroups: new DistributeGroups(transactions, generator, courier, policies, clock, readings, wait),
    summariseDistribution: new SummariseDistribution(transactions),
    readGroup: new ReadGroup(transactions, readings),
    searchGroups: new SearchGroups(transactions, readings),
    updateValidities: new UpdateValidities(transactions, changer, courier, policies, clock, wait),
    transferHolder: new TransferHolder(transactions, changer, courier, policies, clock, wait),
    redistributeGroups: new RedistributeGroups(
      transactions,
      generator,
      changer,
      courier,
      policies,
      clock,
      readings,
      wait,
    ),
    readTicket: new ReadTicket(transactions, readings),
    ticketStory: new TicketStory(transactions),
    lookout: new Lookout(transactions, gateways, sightings, courier, clock, ids, log, {
      watchIntervalMs: WATCH_INTERVAL_MS,
    }),
    receiveSightings: new ReceiveSightings(transactions, sightings, courier, clock),
    readBacklog: new ReadBacklog(transactions),
    searchDrifts: new SearchDrifts(transactions),
    repairDrift: new RepairDrift(transactions, changer, generator, courier, clock, wait),
    recoverDeliveries: new RecoverDeliveries(transactions, clock),
    pauseTicketSystem: new PauseTicketSystem(transactions, clock),
    resumeTicketSystem: new ResumeTicketSystem(transactions),
    readTicketSystems: new ReadTicketSystems(transactions),
  };
}

const WATCH_INTERVAL_MS = 60_000;

function gatewaysOf({ gateways = {} }: EngineOptions) {
  return {
    byMethod: {
      NOD: gateways.NOD ?? new FakeTicketSystem(),
      ACCOUNT_BASED_TICKETING: gateways.ACCOUNT_BASED_TICKETING ?? new FakeTicketSystem(),
      INTERNATIONAL: gateways.INTERNATIONAL ?? new FakeTicketSystem(),
      BIFROST: gateways.BIFROST ?? new FakeTicketSystem(),
    },
  };
}
