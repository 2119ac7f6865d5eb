import { DEFAULT_ENGINE_SETTINGS } from '@ticket-distribution/application';
import { resolve } from 'node:path';
import type { ContainerSettings, MethodRegistry } from '@ticket-distribution/container';
import { type FulfillmentMethod, methodsOf } from '@ticket-distribution/domain';
import { mailOf } from './document-settings.js';
import { walletsOf } from './wallet-settings.js';
import type { Settings } from './settings.js';

/** The settings in the container's words. */
export function containerSettingsOf(
  settings: Settings,
  methods: MethodRegistry,
  baseFolder: string,
): ContainerSettings {
  const bySystem = <T>(of: (method: FulfillmentMethod) => T): Readonly<Record<FulfillmentMethod, T>> =>
    Object.fromEntries(methodsOf(methods).map((method) => [method, of(method)])) as Record<FulfillmentMethod, T>;
  return {
    methods,
    databaseUrl: settings.databaseUrl,
    databasePoolSize: settings.databasePoolSize,
    databaseTimeoutMs: settings.databaseTimeoutMs,
    // Nothing of the app nests: the tests of its use cases, the simulation and the budgets of statements run where that is refused.
    refusesNesting: false,
    tablePrefix: settings.tablePrefix,
    baseFolder,
    ticketSystemUrls: bySystem((method) => settings.ticketSystems[method].url),
    makesCalls: settings.role !== 'api',
    ticketSystemTimeoutMs: settings.ticketSystemTimeoutMs,
    schedule: {
      attempts: settings.deliveryAttempts,
      firstDelayMs: settings.deliveryBackoffMs,
      longestDelayMs: settings.deliveryBackoffMaxMs,
    },
    callsAtOnce: settings.deliveryConcurrency,
    callsPerSecond: bySystem((method) => settings.ticketSystems[method].rate ?? settings.deliveryRate),
    breaker: {
      failures: settings.breakerFailures,
      pauseMs: settings.breakerPauseMs,
      longestPauseMs: settings.breakerPauseMaxMs,
    },
    leaseMs: settings.deliveryLeaseMs,
    deliveryPollMs: settings.deliveryPollMs,
    deliveryWaitMs: settings.deliveryWaitMs,
    watchIntervalMs: settings.watchIntervalMs,
    lookPauseMs: settings.lookPauseMs,
    idempotencyKeepMs: settings.idempotencyKeepMs,
    eventsKeepMs: settings.eventsKeepMs,
    idempotencyLeaseMs: settings.idempotencyLeaseMs,
    webhookTimeoutMs: settings.webhookTimeoutMs,
    webhookPrivateHosts: settings.webhookPrivateHosts,
    webhookSchedule: {
      ...DEFAULT_ENGINE_SETTINGS.webhookSchedule,
      disableAfterMs: settings.webhookDisableAfterMs,
    },
    timeZone: settings.timeZone,
    autoGenerate: settings.autoGenerate,
    pdfKeepMs: settings.pdfKeepMs,
    ...(settings.codeKeysFile !== null && { codeKeysFile: settings.codeKeysFile }),
    ...mailOf(settings),
    ...walletsOf(settings),
    ...(settings.natsUrl.length > 0 && { nats: natsOf(settings, baseFolder) }),
  };
}

function natsOf(settings: Settings, baseFolder: string): NonNullable<ContainerSettings['nats']> {
  const { natsUrl, natsStream, natsCredentialsFile, natsUser, natsPassword, eventsKeepMs } = settings;
  return {
    servers: natsUrl,
    stream: natsStream,
    keepMs: eventsKeepMs,
    ...(natsCredentialsFile !== null && { credentialsFile: resolve(baseFolder, natsCredentialsFile) }),
    ...(natsUser !== null && natsPassword !== null && { user: natsUser, password: natsPassword }),
  };
}
