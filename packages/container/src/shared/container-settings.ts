import type { BreakerOptions, GateOptions } from '@ticket-distribution/application';
import type { RetrySchedule } from '@ticket-distribution/domain';

/** Everything that can be set from outside. Times are milliseconds. */
export interface ContainerSettings {
  /** `sqlite:` or `better-sqlite3:` and a path, or `postgres://…`. */
  readonly databaseUrl: string;
  /** PostgreSQL: how many connections there are at most; 10 by default. */
  readonly databasePoolSize?: number;
  /** PostgreSQL: how long a statement and the waiting for a connection may take; 10 s by default. */
  readonly databaseTimeoutMs?: number;
  /** What the names of all tables begin with, for a database that others use too; nothing by default. */
  readonly tablePrefix?: string;
  /** What relative paths are relative to. */
  readonly baseFolder: string;
  /** Base addresses; each gateway appends its own path. */
  readonly ticketSystems: {
    readonly nod: string;
    readonly accountBasedTicketing: string;
    readonly international: string;
    readonly bifrost: string;
  };
  /** What this process does of the work: `api` leaves the calls to others, `worker` and `all` make them. */
  readonly role: 'api' | 'worker' | 'all';
  /** The limit of one call to a ticket system. */
  readonly ticketSystemTimeoutMs: number;
  readonly schedule: RetrySchedule;
  /** Calls under way at once, per ticket system. */
  readonly callsAtOnce: number;
  /** Calls that begin in a second, per ticket system; null: as many as there are. */
  readonly callsPerSecond: GateOptions['callsPerSecond'];
  /** When a ticket system counts as away, and how long it is left alone then. */
  readonly breaker: BreakerOptions;
  /** How long a claim on a delivery holds without being renewed. */
  readonly leaseMs: number;
  /** The longest time between two looks for due deliveries. */
  readonly deliveryPollMs: number;
  /** How long a call to the engine waits for answers of ticket systems. */
  readonly deliveryWaitMs: number;
  /** How long until a ticket is looked at again at its ticket system. */
  readonly watchIntervalMs: number;
  /** The time between two looks at one ticket system: what bounds the load on it. */
  readonly lookPauseMs: number;
  /** How long a request with an idempotency key is remembered with its answer. */
  readonly idempotencyKeepMs: number;
  /** How long such a request may take besides the wait for ticket systems until its repetition takes it over. */
  readonly idempotencyLeaseMs: number;
  /** Where the days of tickets are reckoned: a name of the IANA time zone database. */
  readonly timeZone: string;
  /** Whether recording a new current version generates its groups. */
  readonly autoGenerate: boolean;
}
