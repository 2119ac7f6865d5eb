import {
  type Calendar,
  DEFAULT_RETRY_SCHEDULE,
  NORWEGIAN_CALENDAR,
  type RetrySchedule,
  type WebhookSchedule,
} from '@ticket-distribution/domain';
import type { GateOptions } from '../gates/gates.js';

/** Everything that can be set of an engine. Times are milliseconds. */
export interface EngineSettings extends GateOptions {
  /** Whether recording a new current version generates its groups. Default: true. */
  readonly autoGenerate: boolean;
  /** False: this process stores what is to be handed over, and leaves every call to others. Default: true. */
  readonly makesCalls: boolean;
  /**
   * `one`: no other process uses the database, so that what is claimed in it at the start was left by one that is gone and is
   * taken up at once. Default: `many`, where that is done when its lease has run out.
   */
  readonly processes: 'one' | 'many';
  /** When calls are made again. Default: 12 attempts, 500 ms apart at first and 15 s in the end. */
  readonly schedule: RetrySchedule;
  /** How long a claim on a delivery holds without being renewed. Default: 30 s. */
  readonly leaseMs: number;
  /** The longest time between two looks for due deliveries. Default: 500. */
  readonly deliveryPollMs: number;
  /** How long a use case waits for the answers of ticket systems. Default: 2 s. */
  readonly deliveryWaitMs: number;
  /** How long until a ticket is looked at again at its ticket system. Default: a minute. */
  readonly watchIntervalMs: number;
  /** The time between two looks at one ticket system: what bounds the load on it. Default: 1 s. */
  readonly lookPauseMs: number;
  /** How long a request with an idempotency key is remembered with its answer. Default: a day. */
  readonly idempotencyKeepMs: number;
  /** How long such a request may take besides `deliveryWaitMs` until its repetition takes it over. Default: 10 s. */
  readonly idempotencyLeaseMs: number;
  /** How long an event is kept. Default: 30 days. */
  readonly eventsKeepMs: number;
  /** When messages to webhooks are sent again. Default: 5 s apart at first and 4 hours in the end, for 5 days. */
  readonly webhookSchedule: WebhookSchedule;
  /** The longest time between two looks for webhooks that nobody serves. Default: 5 s. */
  readonly webhookPollMs: number;
  /** How long the right to send to a webhook holds without word: twice an attempt to send, or more. Default: a minute. */
  readonly webhookLeaseMs: number;
  /** How long a PDF ticket is kept. Default: 90 days. */
  readonly pdfKeepMs: number;
  /** How long a list of revoked codes may be relied on. Default: a day. */
  readonly revocationsValidMs: number;
  /** How often such a list is issued anew though nothing changed. Default: 5 minutes. */
  readonly revocationsEveryMs: number;
  /** Where the days of tickets are reckoned. Default: Norway. */
  readonly calendar: Calendar;
}

/** The settings of an engine that nobody set anything of. */
export const DEFAULT_ENGINE_SETTINGS: EngineSettings = {
  autoGenerate: true,
  makesCalls: true,
  processes: 'many',
  schedule: DEFAULT_RETRY_SCHEDULE,
  callsAtOnce: 8,
  callsPerSecond: {},
  leaseMs: 30_000,
  deliveryPollMs: 500,
  deliveryWaitMs: 2000,
  watchIntervalMs: 60_000,
  lookPauseMs: 1000,
  idempotencyKeepMs: 24 * 60 * 60 * 1000,
  idempotencyLeaseMs: 10_000,
  eventsKeepMs: 30 * 24 * 60 * 60 * 1000,
  webhookSchedule: {
    firstDelayMs: 5000,
    longestDelayMs: 4 * 60 * 60 * 1000,
    disableAfterMs: 5 * 24 * 60 * 60 * 1000,
  },
  webhookPollMs: 5000,
  webhookLeaseMs: 60_000,
  pdfKeepMs: 90 * 24 * 60 * 60 * 1000,
  revocationsValidMs: 24 * 60 * 60 * 1000,
  revocationsEveryMs: 5 * 60 * 1000,
  calendar: NORWEGIAN_CALENDAR,
};
