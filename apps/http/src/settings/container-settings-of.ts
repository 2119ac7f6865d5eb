import type { ContainerSettings } from '@ticket-distribution/container';
import type { Settings } from './settings.js';

/** The settings in the container's words. */
export function containerSettingsOf(settings: Settings, baseFolder: string): ContainerSettings {
  return {
    databaseUrl: settings.databaseUrl,
    databasePoolSize: settings.databasePoolSize,
    databaseTimeoutMs: settings.databaseTimeoutMs,
    tablePrefix: settings.tablePrefix,
    baseFolder,
    ticketSystems: {
      nod: settings.nodUrl,
      accountBasedTicketing: settings.accountBasedTicketingUrl,
      international: settings.internationalUrl,
      bifrost: settings.bifrostUrl,
    },
    role: settings.role,
    ticketSystemTimeoutMs: settings.ticketSystemTimeoutMs,
    schedule: {
      attempts: settings.deliveryAttempts,
      firstDelayMs: settings.deliveryBackoffMs,
      longestDelayMs: settings.deliveryBackoffMaxMs,
    },
    callsAtOnce: settings.deliveryConcurrency,
    callsPerSecond: {
      NOD: settings.nodRate ?? settings.deliveryRate,
      ACCOUNT_BASED_TICKETING: settings.accountBasedTicketingRate ?? settings.deliveryRate,
      INTERNATIONAL: settings.internationalRate ?? settings.deliveryRate,
      BIFROST: settings.bifrostRate ?? settings.deliveryRate,
    },
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
    idempotencyLeaseMs: settings.idempotencyLeaseMs,
    timeZone: settings.timeZone,
    autoGenerate: settings.autoGenerate,
  };
}
