import {
  ActBook,
  type BreakerOptions,
  ClaimRequest,
  type Clock,
  Courier,
  DeliveryLoop,
  DistributeGroups,
  DriftBook,
  Gates,
  EndRequest,
  ForgetRequests,
  GenerateGroups,
  GroupChanger,
  GroupGenerator,
  GroupReadings,
  type Ids,
  LeaseLoop,
  Leases,
  Lookout,
  NoteRegeneration,
  PauseTicketSystem,
  PreviewPlan,
  PurgeOrders,
  ReadDelivery,
  LookoutLoop,
  type Randomness,
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
  RetryDelivery,
  SearchActs,
  SearchDeliveries,
  ResumeTicketSystem,
  SearchDrifts,
  SearchGroups,
  SightingWriter,
  SkipDelivery,
  type Signals,
  SummariseDistribution,
  TakeUpExpired,
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
import { InMemoryCircuitBreakers } from '../in-memory/in-memory-circuit-breakers.js';
import { InMemorySignals } from '../in-memory/in-memory-signals.js';
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
  /** Default: as many as there are. */
  readonly callsPerSecond?: Partial<Record<FulfillmentMethod, number>>;
  /** Default: no system ever counts as away. */
  readonly breaker?: BreakerOptions;
  readonly randomness?: Randomness;
  readonly log?: RecordingDeliveryLog;
  /** The longest time between two looks for due deliveries, milliseconds. Default 500. */
  readonly everyMs?: number;
  /** The time between two looks at the ticket systems, milliseconds. Default 1000. */
  readonly lookEveryMs?: number;
  /** Default true. False: an engine that stores what is to be handed over, and leaves every call to others. */
  readonly makesCalls?: boolean;
  /** What it shares with the other engines over one store. */
  readonly signals?: Signals;
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
  readonly lookoutLoop: LookoutLoop;
  readonly receiveSightings: ReceiveSightings;
  readonly readBacklog: ReadBacklog;
  readonly searchDrifts: SearchDrifts;
  readonly repairDrift: RepairDrift;
  readonly recoverDeliveries: RecoverDeliveries;
  readonly searchDeliveries: SearchDeliveries;
  readonly readDelivery: ReadDelivery;
  readonly retryDelivery: RetryDelivery;
  readonly skipDelivery: SkipDelivery;
  readonly purgeOrders: PurgeOrders;
  readonly searchActs: SearchActs;
  readonly noteRegeneration: NoteRegeneration;
  readonly claimRequest: ClaimRequest;
  readonly endRequest: EndRequest;
  readonly forgetRequests: ForgetRequests;
  readonly takeUpExpired: TakeUpExpired;
  readonly leaseLoop: LeaseLoop;
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
  const signals = options.signals ?? new InMemorySignals();
  const log = options.log ?? new RecordingDeliveryLog();
  const randomness = options.randomness ?? new FixedRandomness();
  const schedule = options.schedule ?? DEFAULT_RETRY_SCHEDULE;
  const { autoGenerate = true, makesCalls = true, callsAtOnce = 8, breaker = NO_BREAKER, leaseMs = 30_000 } = options;
  const { everyMs = 500, lookEveryMs = 1000 } = options;
  const gateways = gatewaysOf(options);
  const drifts = new DriftBook(ids);
  const outcomes = new WriteOutcome(policies, drifts, { watchIntervalMs: WATCH_INTERVAL_MS });
  const leases = new Leases(transactions, clock, ids, { leaseMs });
  const breakers = new InMemoryCircuitBreakers(clock, breaker);
  const gates = new Gates(clock, breakers, {
    callsAtOnce,
    callsPerSecond: { ...UNLIMITED, ...options.callsPerSecond },
  });
  const courier = new Courier(transactions, gateways, clock, leases, randomness, log, signals, gates, outcomes, {
    schedule,
    makesCalls,
  });
  const takeUpExpired = new TakeUpExpired(transactions, clock, log, signals);
  const readings = new GroupReadings(policies, clock);
  const generator = new GroupGenerator(policies, courier, ids, clock, drifts);
  const changer = new GroupChanger(policies, courier, clock, drifts);
  const sightings = new SightingWriter(policies, drifts);
  const acts = new ActBook(transactions, ids, clock);
  const readDelivery = new ReadDelivery(transactions);
  const lookout = new Lookout(transactions, gateways, sightings, courier, clock, ids, log, gates, {
    watchIntervalMs: WATCH_INTERVAL_MS,
  });
  const wait = { deliveryWaitMs: 2000 };
  return {
    transactions,
    log,
    courier,
    deliveryLoop: new DeliveryLoop(courier, clock, log, signals, { everyMs }),
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
    lookout,
    lookoutLoop: new LookoutLoop(lookout, clock, log, { everyMs: lookEveryMs }),
    receiveSightings: new ReceiveSightings(transactions, sightings, courier, clock),
    readBacklog: new ReadBacklog(transactions),
    searchDrifts: new SearchDrifts(transactions),
    repairDrift: new RepairDrift(transactions, changer, generator, courier, clock, acts, wait),
    recoverDeliveries: new RecoverDeliveries(transactions, clock),
    searchDeliveries: new SearchDeliveries(transactions),
    readDelivery,
    retryDelivery: new RetryDelivery(transactions, acts, courier, clock, readDelivery, wait),
    skipDelivery: new SkipDelivery(transactions, acts, changer, policies, drifts, courier, readDelivery),
    purgeOrders: new PurgeOrders(transactions, acts, clock),
    searchActs: new SearchActs(transactions),
    noteRegeneration: new NoteRegeneration(transactions, acts),
    pauseTicketSystem: new PauseTicketSystem(transactions, acts, clock),
    resumeTicketSystem: new ResumeTicketSystem(transactions, acts),
    claimRequest: new ClaimRequest(transactions, clock, ids, { leaseMs: LEASE_MS, keepMs: KEEP_MS }),
    endRequest: new EndRequest(transactions),
    forgetRequests: new ForgetRequests(transactions, clock),
    takeUpExpired,
    leaseLoop: new LeaseLoop(leases, takeUpExpired, clock, log, { leaseMs }),
    readTicketSystems: new ReadTicketSystems(transactions, breakers),
  };
}

const WATCH_INTERVAL_MS = 60_000;
const NO_BREAKER: BreakerOptions = { failures: Number.POSITIVE_INFINITY, pauseMs: 0, longestPauseMs: 0 };
const UNLIMITED = { NOD: null, ACCOUNT_BASED_TICKETING: null, INTERNATIONAL: null, BIFROST: null };
const LEASE_MS = 12_000;
const KEEP_MS = 24 * 60 * 60 * 1000;

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
