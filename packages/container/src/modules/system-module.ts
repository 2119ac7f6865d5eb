import { Clock, DeliveryLog, Ids, Randomness } from '@ticket-distribution/application';
import { systemPorts } from '@ticket-distribution/system';
import { ContainerModule } from 'inversify';

/** Time, ids, chance and log of the machine. */
export function systemModule(): ContainerModule {
  const { clock, ids, randomness, log } = systemPorts();
  return new ContainerModule(({ bind }) => {
    bind(Clock).toConstantValue(clock);
    bind(Ids).toConstantValue(ids);
    bind(Randomness).toConstantValue(randomness);
    bind(DeliveryLog).toConstantValue(log);
  });
}
