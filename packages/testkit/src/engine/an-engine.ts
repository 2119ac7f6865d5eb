import {
  type Clock,
  Courier,
  DeliveryLoop,
  DistributeGroups,
  GenerateGroups,
  GroupGenerator,
  type Ids,
  PreviewPlan,
  ReadGroup,
  ReadOrder,
  RecordOrderVersion,
  RecoverDeliveries,
  SearchGroups,
  SummariseDistribution,
  type TicketSystemGateway,
  type Transactions,
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
  readonly recoverDeliveries: RecoverDeliveries;
}

/** An engine without a container, a database or a network: for tests, and to see how the parts fit. */
export function anEngine(options: EngineOptions = {}): Engine {
  const policies = options.policies ?? fulfillmentPolicies;
  const transactions = options.transactions ?? new InMemoryTransactions();
  const clock = options.clock ?? new ManualClock();
  const ids = options.ids ?? new SequentialIds();
  const log = new RecordingDeliveryLog();
  const courier = new Courier(transactions, gatewaysOf(options), clock, ids, new FixedRandomness(), log, {
    schedule: options.schedule ?? DEFAULT_RETRY_SCHEDULE,
    callsAtOnce: options.callsAtOnce ?? 8,
  });
  const generator = new GroupGenerator(policies, courier, ids, clock);
  const { autoGenerate = true } = options;
  const deliveryWaitMs = 2000;
  return {
    transactions,
    log,
    courier,
    deliveryLoop: new DeliveryLoop(courier, clock, log, { everyMs: 500 }),
    recordOrderVersion: new RecordOrderVersion(transactions, generator, courier, clock, { autoGenerate }),
    readOrder: new ReadOrder(transactions),
    generateGroups: new GenerateGroups(transactions, generator, courier),
    previewPlan: new PreviewPlan(transactions, generator),
    distributeGroups: new DistributeGroups(transactions, generator, courier, policies, clock, { deliveryWaitMs }),
    summariseDistribution: new SummariseDistribution(transactions),
    readGroup: new ReadGroup(transactions),
    searchGroups: new SearchGroups(transactions),
    recoverDeliveries: new RecoverDeliveries(transactions, clock),
  };
}

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
