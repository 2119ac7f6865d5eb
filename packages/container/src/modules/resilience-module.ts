import { CircuitBreakers, Clock, Gates } from '@ticket-distribution/application';
import { CockatielCircuitBreakers } from '@ticket-distribution/resilience-cockatiel';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';

/** What lets calls through to the ticket systems, and keeps them from one that is away. */
export function resilienceModule({ breaker, callsAtOnce, callsPerSecond }: ContainerSettings): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(CircuitBreakers)
      .toResolvedValue((clock: Clock) => new CockatielCircuitBreakers(clock, breaker), [Clock])
      .inSingletonScope();
    bind(Gates)
      .toResolvedValue(
        (clock: Clock, breakers: CircuitBreakers) => new Gates(clock, breakers, { callsAtOnce, callsPerSecond }),
        [Clock, CircuitBreakers],
      )
      .inSingletonScope();
  });
}
