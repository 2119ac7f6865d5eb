import type { BreakerOptions, GateOptions } from '@ticket-distribution/application';
import {
  type Calendar,
  DEFAULT_RETRY_SCHEDULE,
  NORWEGIAN_CALENDAR,
  type RetrySchedule,
} from '@ticket-distribution/domain';
import type { EngineOptions } from './engine-options.js';

/** The numbers and switches that the parts of an engine are built with. Times are milliseconds. */
export interface EngineSettings extends GateOptions {
  readonly autoGenerate: boolean;
  readonly makesCalls: boolean;
  readonly schedule: RetrySchedule;
  readonly breaker: BreakerOptions;
  readonly leaseMs: number;
  readonly everyMs: number;
  readonly lookEveryMs: number;
  readonly watchIntervalMs: number;
  readonly deliveryWaitMs: number;
  readonly calendar: Calendar;
  /** How long a request holds its idempotency key, and for how long its answer is kept. */
  readonly requests: { readonly leaseMs: number; readonly keepMs: number };
}

const NO_BREAKER: BreakerOptions = { failures: Number.POSITIVE_INFINITY, pauseMs: 0, longestPauseMs: 0 };
const UNLIMITED = { NOD: null, ACCOUNT_BASED_TICKETING: null, INTERNATIONAL: null, BIFROST: null };

/** What the options say, and else the default. */
export function engineSettings({
  autoGenerate = true,
  makesCalls = true,
  schedule = DEFAULT_RETRY_SCHEDULE,
  breaker = NO_BREAKER,
  callsAtOnce = 8,
  callsPerSecond,
  leaseMs = 30_000,
  everyMs = 500,
  lookEveryMs = 1000,
}: EngineOptions): EngineSettings {
  return {
    autoGenerate,
    makesCalls,
    schedule,
    breaker,
    callsAtOnce,
    callsPerSecond: { ...UNLIMITED, ...callsPerSecond },
    leaseMs,
    everyMs,
    lookEveryMs,
    watchIntervalMs: 60_000,
    deliveryWaitMs: 2000,
    calendar: NORWEGIAN_CALENDAR,
    requests: { leaseMs: 12_000, keepMs: 24 * 60 * 60 * 1000 },
  };
}
