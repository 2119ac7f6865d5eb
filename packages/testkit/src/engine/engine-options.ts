import type {
  BreakerOptions,
  Clock,
  Ids,
  Randomness,
  Signals,
  TicketSystemGateway,
  Transactions,
} from '@ticket-distribution/application';
import type { FulfillmentMethod, FulfillmentPolicies, RetrySchedule } from '@ticket-distribution/domain';
import type { RecordingDeliveryLog } from '../in-memory/recording-delivery-log.js';

/** What may be set, and what may be brought, of an engine wired by hand. */
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
