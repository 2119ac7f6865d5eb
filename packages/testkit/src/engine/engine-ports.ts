import type {
  CircuitBreakers,
  Clock,
  Ids,
  Randomness,
  Signals,
  TicketSystemGateways,
  Transactions,
} from '@ticket-distribution/application';
import { type FulfillmentPolicies, fulfillmentPolicies } from '@ticket-distribution/domain';
import { FakeTicketSystem } from '../fakes/fake-ticket-system.js';
import { FixedRandomness } from '../in-memory/fixed-randomness.js';
import { InMemoryCircuitBreakers } from '../in-memory/in-memory-circuit-breakers.js';
import { InMemorySignals } from '../in-memory/in-memory-signals.js';
import { InMemoryTransactions } from '../in-memory/in-memory-transactions.js';
import { ManualClock } from '../in-memory/manual-clock.js';
import { RecordingDeliveryLog } from '../in-memory/recording-delivery-log.js';
import { SequentialIds } from '../in-memory/sequential-ids.js';
import type { EngineOptions } from './engine-options.js';
import type { EngineSettings } from './engine-settings.js';

/** What an engine stands on: its policies, and something behind every port. */
export interface EnginePorts {
  readonly policies: FulfillmentPolicies;
  readonly transactions: Transactions;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly randomness: Randomness;
  readonly log: RecordingDeliveryLog;
  readonly signals: Signals;
  readonly gateways: TicketSystemGateways;
  readonly breakers: CircuitBreakers;
}

/** What the options bring, and else the in-memory reference. */
export function enginePorts(options: EngineOptions, { breaker }: EngineSettings): EnginePorts {
  const clock = options.clock ?? new ManualClock();
  return {
    policies: options.policies ?? fulfillmentPolicies,
    transactions: options.transactions ?? new InMemoryTransactions(),
    clock,
    ids: options.ids ?? new SequentialIds(),
    randomness: options.randomness ?? new FixedRandomness(),
    log: options.log ?? new RecordingDeliveryLog(),
    signals: options.signals ?? new InMemorySignals(),
    gateways: gatewaysOf(options),
    breakers: new InMemoryCircuitBreakers(clock, breaker),
  };
}

function gatewaysOf({ gateways = {} }: EngineOptions): TicketSystemGateways {
  return {
    byMethod: {
      NOD: gateways.NOD ?? new FakeTicketSystem(),
      ACCOUNT_BASED_TICKETING: gateways.ACCOUNT_BASED_TICKETING ?? new FakeTicketSystem(),
      INTERNATIONAL: gateways.INTERNATIONAL ?? new FakeTicketSystem(),
      BIFROST: gateways.BIFROST ?? new FakeTicketSystem(),
    },
  };
}
