import { type MethodRegistry, contractMethods } from '@ticket-distribution/container';
import { type FulfillmentMethod, methodsOf } from '@ticket-distribution/domain';
import { BROKER_SETTINGS, brokerProblems } from './broker-settings.js';
import { DOCUMENT_SETTINGS, documentProblems } from './document-settings.js';
import { WALLET_SETTINGS, walletProblems } from './wallet-settings.js';
import { SECURITY_SETTINGS, securityProblems } from './security-settings.js';
import {
  addressOrNone,
  byteSize,
  databaseUrl,
  flag,
  hostName,
  hostNames,
  oneOf,
  orNone,
  serviceName,
  tablePrefix,
  timeZone,
  wholeNumber,
} from './setting-kinds.js';
import { type Setting, type SettingProblem, setting } from './setting.js';
import { type TicketSystemSettings, ticketSystemSettings } from './ticket-system-settings.js';

export type { Setting, SettingProblem } from './setting.js';

const HOUR_MS = 3_600_000;
const upToAnHour = wholeNumber(1, HOUR_MS);

/** Every setting but those of the ticket systems. */
const COMMON_SETTINGS = {
  role: setting(
    'APP_ROLE',
    'all',
    'what this process does: api serves HTTP and leaves the calls to ticket systems to others, worker makes them',
    oneOf('api', 'worker', 'all'),
  ),
  port: setting('PORT', '3000', 'the port to listen on; 0 takes a free one', wholeNumber(0, 65_535)),
  host: setting('HOST', '127.0.0.1', 'the address to listen on', hostName),
  databaseUrl: setting('DATABASE_URL', 'sqlite:./data/distribution.sqlite', 'the database', databaseUrl),
  databasePoolSize: setting(
    'DATABASE_POOL_SIZE',
    '10',
    'connections to PostgreSQL at most, half of them for those who read',
    wholeNumber(2, 1000),
  ),
  databaseTimeoutMs: setting(
    'DATABASE_TIMEOUT_MS',
    '10000',
    'how long a statement on PostgreSQL, and the waiting for a connection, may take, milliseconds',
    wholeNumber(100, HOUR_MS),
  ),
  tablePrefix: setting(
    'TABLE_PREFIX',
    '',
    'what the names of all tables begin with, in a database that others use too',
    tablePrefix,
  ),
  autoGenerate: setting('AUTO_GENERATE', 'true', 'generate as soon as an order version becomes current', flag),
  deliveryWaitMs: setting(
    'DELIVERY_WAIT_MS',
    '2000',
    'how long an operation waits for the answers of ticket systems before it says 202, milliseconds',
    wholeNumber(0, HOUR_MS),
  ),
  bodyLimit: setting('BODY_LIMIT', '1 MiB', 'the largest body', byteSize(1024, 64 * 1024 * 1024)),
  eventLoopDelayMaxMs: setting(
    'EVENT_LOOP_DELAY_MAX_MS',
    '2000',
    'for how long at a time the process may be held up, and answer nothing, before it counts as not ready, milliseconds',
    upToAnHour,
  ),
  logLevel: setting(
    'LOG_LEVEL',
    'info',
    'the least that is logged',
    oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  ),
  ticketSystemTimeoutMs: setting(
    'TICKET_SYSTEM_TIMEOUT_MS',
    '5000',
    'the limit of one call to a ticket system, milliseconds',
    upToAnHour,
  ),
  deliveryAttempts: setting(
    'DELIVERY_ATTEMPTS',
    '12',
    'calls before a delivery is set aside for an operator',
    wholeNumber(1, 1000),
  ),
  deliveryBackoffMs: setting('DELIVERY_BACKOFF_MS', '500', 'the first pause between calls, milliseconds', upToAnHour),
  deliveryBackoffMaxMs: setting(
    'DELIVERY_BACKOFF_MAX_MS',
    '15000',
    'the longest pause between calls, milliseconds',
    upToAnHour,
  ),
  deliveryLeaseMs: setting(
    'DELIVERY_LEASE_MS',
    '30000',
    'how long the calls of a process that died or stalled are left alone before others take them up, milliseconds',
    wholeNumber(1000, HOUR_MS),
  ),
  deliveryPollMs: setting(
    'DELIVERY_POLL_MS',
    '500',
    'how often due deliveries are looked for at the latest, milliseconds',
    upToAnHour,
  ),
  deliveryConcurrency: setting(
    'DELIVERY_CONCURRENCY',
    '8',
    'calls under way at once, per ticket system',
    wholeNumber(1, 1000),
  ),
  deliveryRate: setting(
    'DELIVERY_RATE',
    '',
    'calls that begin in a second, per ticket system, looks among them',
    orNone(wholeNumber(1, 100_000)),
  ),
  breakerFailures: setting(
    'BREAKER_FAILURES',
    '5',
    'calls in a row that a ticket system has to leave unanswered to count as away',
    wholeNumber(1, 1000),
  ),
  breakerPauseMs: setting(
    'BREAKER_PAUSE_MS',
    '5000',
    'how long a ticket system that counts as away gets no calls, milliseconds; doubled after each trial that fails',
    upToAnHour,
  ),
  breakerPauseMaxMs: setting(
    'BREAKER_PAUSE_MAX_MS',
    '60000',
    'the longest time between two trials, milliseconds',
    upToAnHour,
  ),
  watchIntervalMs: setting(
    'WATCH_INTERVAL_MS',
    '60000',
    'how long until a ticket is looked at again at its ticket system, milliseconds',
    wholeNumber(1, 24 * HOUR_MS),
  ),
  lookPauseMs: setting(
    'LOOK_PAUSE_MS',
    '1000',
    'the time between two looks at one ticket system, milliseconds: what bounds the load on it',
    upToAnHour,
  ),
  idempotencyKeepMs: setting(
    'IDEMPOTENCY_KEEP_MS',
    String(24 * HOUR_MS),
    'how long a request with an Idempotency-Key is remembered with its answer, milliseconds',
    wholeNumber(60_000, 30 * 24 * HOUR_MS),
  ),
  idempotencyLeaseMs: setting(
    'IDEMPOTENCY_LEASE_MS',
    '10000',
    'how long a request with an Idempotency-Key may take besides DELIVERY_WAIT_MS until its repetition takes it over, milliseconds',
    upToAnHour,
  ),
  eventsKeepMs: setting(
    'EVENTS_KEEP_MS',
    String(30 * 24 * HOUR_MS),
    'how long an event stays in the feed, milliseconds',
    wholeNumber(60_000, 3650 * 24 * HOUR_MS),
  ),
  webhookTimeoutMs: setting(
    'WEBHOOK_TIMEOUT_MS',
    '15000',
    'the limit of one attempt to send to a webhook, milliseconds',
    wholeNumber(100, 30_000),
  ),
  webhookDisableAfterMs: setting(
    'WEBHOOK_DISABLE_AFTER_MS',
    String(5 * 24 * HOUR_MS),
    'how long a webhook may take nothing before it is disabled, milliseconds',
    wholeNumber(60_000, 30 * 24 * HOUR_MS),
  ),
  webhookPrivateHosts: setting(
    'WEBHOOK_PRIVATE_HOSTS',
    '',
    'hosts, with commas between, to which webhooks may lead although their addresses are private or of this machine, and by plain HTTP',
    hostNames,
  ),
  timeZone: setting(
    'TIME_ZONE',
    'Europe/Oslo',
    'where the days of tickets are reckoned: a moved validity keeps its local end, a day ticket is one on any day',
    timeZone,
  ),
  otlpEndpoint: setting(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    '',
    'base address of an OpenTelemetry collector (OTLP over HTTP) that traces are sent to; without it nothing is traced',
    addressOrNone,
  ),
  serviceName: setting('OTEL_SERVICE_NAME', 'ticket-distribution', 'the name under which traces are sent', serviceName),
  ...DOCUMENT_SETTINGS,
  ...WALLET_SETTINGS,
  ...BROKER_SETTINGS,
  ...SECURITY_SETTINGS,
} as const;

type Common = typeof COMMON_SETTINGS;
type Read<Table> = { readonly [Name in keyof Table]: Table[Name] extends Setting<infer T> ? T : never };

/** The settings, read. */
export type Settings = Read<Common> & {
  readonly ticketSystems: Readonly<Record<FulfillmentMethod, TicketSystemSettings>>;
};

/** Every setting there is with these methods; help, documentation and reading are made from it. */
export function settingsTable(methods: MethodRegistry = contractMethods): readonly Setting<unknown>[] {
  const ofSystems = methodsOf(methods).map((method) => ticketSystemSettings(method, methods[method]));
  return [...Object.values(COMMON_SETTINGS), ...ofSystems.flatMap((settings) => Object.values(settings))];
}

/**
 * Reads the settings from environment variables; an empty one counts as absent.
 *
 * @returns the settings, or every problem at once
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  methods: MethodRegistry = contractMethods,
): { readonly settings: Settings } | { readonly problems: readonly SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const read = <Table extends object>(table: Table): Read<Table> =>
    Object.fromEntries(
      Object.entries(table as Readonly<Record<string, Setting<unknown>>>).map(
        ([name, { variable, byDefault, kind }]) => {
          const value = kind.read(env[variable]?.trim() || byDefault);
          if (value === undefined) problems.push({ variable, rule: kind.rule });
          return [name, value];
        },
      ),
    ) as Read<Table>;
  const common = read(COMMON_SETTINGS);
  const ofSystems = methodsOf(methods).map((method) => [method, read(ticketSystemSettings(method, methods[method]))]);
  problems.push(...contradictions(common), ...takenNames(methods));
  const ticketSystems = Object.fromEntries(ofSystems) as Settings['ticketSystems'];
  return problems.length > 0 ? { problems } : { settings: { ...common, ticketSystems } };
}

/** Methods whose settings would be read from variables that are set for something else, such as one that is named NATS. */
function takenNames(methods: MethodRegistry): readonly SettingProblem[] {
  const taken = new Set(Object.values(COMMON_SETTINGS).map(({ variable }) => variable));
  return methodsOf(methods).flatMap((method) =>
    Object.values(ticketSystemSettings(method, methods[method]))
      .filter(({ variable }) => taken.has(variable))
      .map(({ variable }) => ({ variable, rule: `free for the method ${method}: another name is needed for it` })),
  );
}

/** Settings that do not go together. */
function contradictions(settings: Read<Common>): readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (settings.deliveryBackoffMaxMs < settings.deliveryBackoffMs) {
    problems.push({ variable: COMMON_SETTINGS.deliveryBackoffMaxMs.variable, rule: 'at least DELIVERY_BACKOFF_MS' });
  }
  if (settings.breakerPauseMaxMs < settings.breakerPauseMs) {
    problems.push({ variable: COMMON_SETTINGS.breakerPauseMaxMs.variable, rule: 'at least BREAKER_PAUSE_MS' });
  }
  const isPart = settings.role === 'api' || settings.role === 'worker';
  if (isPart && /^(better-sqlite3|sqlite):/.test(settings.databaseUrl)) {
    const rule = 'all on a SQLite database, which one process uses; api and worker share a PostgreSQL database';
    problems.push({ variable: COMMON_SETTINGS.role.variable, rule });
  }
  const ofDocuments = [...documentProblems(settings), ...walletProblems(settings)];
  return [...problems, ...brokerProblems(settings), ...ofDocuments, ...securityProblems(settings)];
}
