import {
  type BackgroundWork,
  type BreakerOptions,
  type Clock,
  type EnginePorts,
  type EngineSettings,
  type Methods,
  type TicketSystemGateway,
  type Transactions,
  type UseCases,
  createEngine,
} from '@ticket-distribution/application';
import {
  type FulfillmentMethod,
  type FulfillmentPolicies,
  fulfillmentPolicies,
  methodsOf,
} from '@ticket-distribution/domain';
import { FakeTicketSystem } from '../fakes/fake-ticket-system.js';
import { FixedRandomness } from '../in-memory/fixed-randomness.js';
import { InMemoryCircuitBreakers } from '../in-memory/in-memory-circuit-breakers.js';
import { InMemorySignals } from '../in-memory/in-memory-signals.js';
import { InMemoryTransactions } from '../in-memory/in-memory-transactions.js';
import { ManualClock } from '../in-memory/manual-clock.js';
import { RecordingDeliveryLog } from '../in-memory/recording-delivery-log.js';
import { SequentialIds } from '../in-memory/sequential-ids.js';

/** What may be set, and what may be brought, of an engine for tests; what is not is in memory. */
export interface TestEngineOptions
  extends Partial<EngineSettings>,
    Partial<Omit<EnginePorts, 'methods' | 'breakers' | 'log'>> {
  /** Default: those that ship with the domain. */
  readonly policies?: FulfillmentPolicies;
  /** Ticket systems that take the place of the fake ones. */
  readonly gateways?: Readonly<Partial<Record<FulfillmentMethod, TicketSystemGateway>>>;
  /** Default: no system ever counts as away. */
  readonly breaker?: BreakerOptions;
  readonly log?: RecordingDeliveryLog;
}

/** An engine for tests: its use cases and every round of its work at hand. */
export interface TestEngine extends UseCases, BackgroundWork {
  readonly transactions: Transactions;
  readonly log: RecordingDeliveryLog;
  start(): Promise<number>;
  stop(): Promise<void>;
}

const NO_BREAKER: BreakerOptions = { failures: Number.POSITIVE_INFINITY, pauseMs: 0, longestPauseMs: 0 };

/** An engine without a container, a database or a network. */
export function anEngine(options: TestEngineOptions = {}): TestEngine {
  const { transactions = new InMemoryTransactions(), log = new RecordingDeliveryLog() } = options;
  const engine = createEngine({ ...portsOf(options), transactions, log }, options);
  const { useCases, background } = engine;
  return { ...useCases, ...background, transactions, log, start: () => engine.start(), stop: () => engine.stop() };
}

function portsOf(options: TestEngineOptions): Omit<EnginePorts, 'transactions' | 'log'> {
  const { policies = fulfillmentPolicies, gateways = {}, breaker = NO_BREAKER } = options;
  const clock: Clock = options.clock ?? new ManualClock();
  const methods = methodsOf(policies).map((method) => [
    method,
    { policy: policies[method], gateway: gateways[method] ?? new FakeTicketSystem() },
  ]);
  return {
    methods: Object.fromEntries(methods) as Methods,
    clock,
    ids: options.ids ?? new SequentialIds(),
    randomness: options.randomness ?? new FixedRandomness(),
    signals: options.signals ?? new InMemorySignals(),
    ...(options.webhookSender && { webhookSender: options.webhookSender }),
    breakers: new InMemoryCircuitBreakers(clock, breaker),
    ...(options.publisher && { publisher: options.publisher }),
    ...(options.ticketCodes && { ticketCodes: options.ticketCodes }),
    ...(options.ticketPrinter && { ticketPrinter: options.ticketPrinter }),
    ...(options.mailSender && { mailSender: options.mailSender }),
    ...(options.passMaker && { passMaker: options.passMaker }),
  };
}
