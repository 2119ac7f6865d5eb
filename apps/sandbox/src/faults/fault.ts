import { JsonObject } from '../reading/json-object.js';
import { Malformed } from '../reading/malformed.js';
import { keyPattern, type Operation, operations, type System } from '../state/words.js';

/**
 * What goes wrong with a call. `none` only delays the answer; all others act after the delay: `refuse` for good, `unavailable` for now, `hang` is
 * processed then (also when the caller has gone), the two breaks cut the connection before or after the effect, `die` ends the process hard
 * before the effect.
 */
const faultModes = [
  'none',
  'refuse',
  'unavailable',
  'hang',
  'break-before-effect',
  'break-after-effect',
  'die',
] as const;
export type FaultMode = (typeof faultModes)[number];

/**
 * The fault of one system: for the next `count` calls of `operation`. null: until changed; of every operation but query. With tickets it is for calls
 * that name one of them, and a refusal names those.
 */
export interface Fault {
  readonly system: System;
  readonly operation: Operation | null;
  readonly mode: FaultMode;
  readonly latencyMs: number;
  readonly count: number | null;
  readonly ticketDistributionIds?: readonly string[];
}

const longestDelay = 600_000;

/** Reads the body of PUT /sandbox/faults, for one of the systems. Throws `Malformed`. */
export const readFault = (body: unknown, systems: readonly System[]): Fault => {
  const fields = JsonObject.of(body).only('system', 'operation', 'mode', 'latencyMs', 'count', 'ticketDistributionIds');
  const mode = fields.oneOf('mode', faultModes);
  if (mode === 'hang' && !fields.has('latencyMs'))
    throw new Malformed('latencyMs', 'is required: after it the call lands');
  return {
    system: fields.oneOf('system', systems),
    operation: fields.optionalOneOf('operation', operations),
    mode,
    latencyMs: fields.optionalInteger('latencyMs', 0, longestDelay) ?? 0,
    count: fields.optionalInteger('count', 1, 1_000_000),
    ...(fields.has('ticketDistributionIds') && {
      ticketDistributionIds: fields.distinct('ticketDistributionIds', keyPattern),
    }),
  };
};
