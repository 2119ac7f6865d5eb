import { Clock, DeliveryLog, Ids, Randomness } from '@ticket-distribution/application';
import { ContainerModule } from 'inversify';
import { ConsoleDeliveryLog } from '../system/console-delivery-log.js';
import { SystemClock } from '../system/system-clock.js';
import { SystemRandomness } from '../system/system-randomness.js';
import { UuidIds } from '../system/uuid-ids.js';

/** Time, ids and chance of the machine. */
export function systemModule(): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(Clock).toConstantValue(new SystemClock());
    bind(Ids).toConstantValue(new UuidIds());
    bind(Randomness).toConstantValue(new SystemRandomness());
    bind(DeliveryLog).toConstantValue(new ConsoleDeliveryLog());
  });
}
