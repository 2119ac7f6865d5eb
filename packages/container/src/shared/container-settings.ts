import type { BreakerOptions, EngineSettings } from '@ticket-distribution/application';
import type { NatsOptions } from '@ticket-distribution/broker-nats';
import type { SmtpTicketMailerOptions } from '@ticket-distribution/documents';
import type { FulfillmentMethod } from '@ticket-distribution/domain';
import type { WalletFiles } from './wallet-files.js';
import type { MethodRegistry } from '../methods/method-entry.js';

/** Everything that can be set from outside; what of the engine is not said is as in `DEFAULT_ENGINE_SETTINGS`. */
export interface ContainerSettings extends Partial<Omit<EngineSettings, 'processes' | 'calendar'>> {
  /** `contractMethods`, alone or with others. */
  readonly methods: MethodRegistry;
  /** Base addresses; each gateway appends its own path. */
  readonly ticketSystemUrls: Readonly<Record<FulfillmentMethod, string>>;
  /** The limit of one call to a ticket system, milliseconds. */
  readonly ticketSystemTimeoutMs: number;
  /** When a ticket system counts as away, and how long it is left alone then. */
  readonly breaker: BreakerOptions;
  /** How long an attempt to send to a webhook may take, milliseconds; 15 s by default. */
  readonly webhookTimeoutMs?: number;
  /** Hosts of webhooks that may be reached at private addresses and by plain HTTP; none by default. */
  readonly webhookPrivateHosts?: readonly string[];
  /** Where the days of tickets are reckoned: a name of the IANA time zone database. */
  readonly timeZone: string;
  /** `sqlite:` or `better-sqlite3:` and a path, or `postgres://…`. */
  readonly databaseUrl: string;
  /** PostgreSQL: how many connections there are at most; 10 by default. */
  readonly databasePoolSize?: number;
  /** PostgreSQL: how long a statement and the waiting for a connection may take; 10 s by default. */
  readonly databaseTimeoutMs?: number;
  /** Whether a transaction inside another is refused, which costs time on Node before 24; true by default. */
  readonly refusesNesting?: boolean;
  /** What the names of all tables begin with, for a database that others use too; nothing by default. */
  readonly tablePrefix?: string;
  /** The NATS JetStream that the feed is published to; nowhere by default. */
  readonly nats?: NatsOptions;
  /** A file with the keys that codes of tickets are signed with; no codes without it. */
  readonly codeKeysFile?: string;
  /** The mail server that tickets are sent by, and from whom; no e-mail without it. */
  readonly mail?: SmtpTicketMailerOptions;
  /** The wallets that passes are made for; none without it, nor without keys for codes. */
  readonly wallets?: WalletFiles;
  /** What relative paths are relative to. */
  readonly baseFolder: string;
}
