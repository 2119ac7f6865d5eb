import type { FastifyBaseLogger } from 'fastify';
import { type DestinationStream, pino } from 'pino';
import { loggedError } from './logged-error.js';
import type { Settings } from '../settings/settings.js';

/** Lines are written to the standard output together, characters, and not much later than they came, milliseconds. */
const LEAST_WRITTEN = 4096;
const LATEST_MS = 50;

/** Writes a JSON object per line: level, time, message and what belongs to it. */
export function jsonLogger(level: Settings['logLevel'], destination?: DestinationStream): FastifyBaseLogger {
  const serializers = { err: (error: unknown) => (error instanceof Error ? loggedError(error) : error) };
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers };
  return pino(
    options,
    destination ?? pino.destination({ sync: false, minLength: LEAST_WRITTEN, periodicFlush: LATEST_MS }),
  );
}
