import type { FastifyBaseLogger } from 'fastify';
import { type DestinationStream, pino } from 'pino';
import { loggedError } from './logged-error.js';
import type { Settings } from '../settings/settings.js';

/** Writes a JSON object per line: level, time, message and what belongs to it. */
export function jsonLogger(level: Settings['logLevel'], destination?: DestinationStream): FastifyBaseLogger {
  const serializers = { err: (error: unknown) => (error instanceof Error ? loggedError(error) : error) };
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers };
  return destination === undefined ? pino(options) : pino(options, destination);
}
