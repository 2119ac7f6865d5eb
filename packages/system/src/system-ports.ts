import type { EnginePorts } from '@ticket-distribution/application';
import { ConsoleDeliveryLog } from './console-delivery-log.js';
import { SystemClock } from './system-clock.js';
import { SystemRandomness } from './system-randomness.js';
import { UuidIds } from './uuid-ids.js';

/** The ports of an engine that the machine itself can be behind: its time, ids, chance, and a log on standard error. */
export function systemPorts(): Pick<EnginePorts, 'clock' | 'ids' | 'randomness' | 'log'> {
  return {
    clock: new SystemClock(),
    ids: new UuidIds(),
    randomness: new SystemRandomness(),
    log: new ConsoleDeliveryLog(),
  };
}
