import { CircuitBreakers, Clock } from '@ticket-distribution/application';
import { CockatielCircuitBreakers } from '@ticket-distribution/resilience-cockatiel';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';

/** What keeps calls from a ticket system that is away. */
export function resilienceModule({ breaker }: Pick<ContainerSettings, 'breaker'>): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(CircuitBreakers)
      .toResolvedValue((clock: Clock) => new CockatielCircuitBreakers(clock, breaker), [Clock])
      .inSingletonScope();
  });
}
