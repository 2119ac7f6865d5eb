export { ConsoleDeliveryLog } from './console-delivery-log.js';
export { SystemClock } from './system-clock.js';
export { SystemRandomness } from './system-randomness.js';
export { systemPorts } from './system-ports.js';
export { UuidIds } from './uuid-ids.js';
