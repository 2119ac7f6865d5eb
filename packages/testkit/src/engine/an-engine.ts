import type { Courier, Transactions } from '@ticket-distribution/application';
import type { RecordingDeliveryLog } from '../in-memory/recording-delivery-log.js';
import { type BackgroundWork, backgroundWork } from './background-work.js';
import { type Desk, desk } from './desk.js';
import type { EngineOptions } from './engine-options.js';
import { engineParts } from './engine-parts.js';
import { enginePorts } from './engine-ports.js';
import { engineSettings } from './engine-settings.js';
import { type UseCases, useCases } from './use-cases.js';

/** Every use case, wired by hand over in-memory adapters and fake ticket systems. */
export interface Engine extends UseCases, Desk, BackgroundWork {
  readonly transactions: Transactions;
  readonly log: RecordingDeliveryLog;
  readonly courier: Courier;
}

/** An engine without a container, a database or a network: for tests, and to see how the parts fit. */
export function anEngine(options: EngineOptions = {}): Engine {
  const settings = engineSettings(options);
  const parts = engineParts(enginePorts(options, settings), settings);
  const { transactions, log, courier } = parts;
  return { transactions, log, courier, ...useCases(parts), ...desk(parts), ...backgroundWork(parts) };
}
