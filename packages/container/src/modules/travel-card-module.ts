import { HttpTravelCardGateway } from '@ticket-distribution/gateway-travel-card';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';
import { TravelCardGateway } from '../shared/tokens.js';

/** NOD, for tickets picked up on travel cards. */
export function travelCardModule({
  ticketSystems,
  ticketSystemTimeoutMs: timeoutMs,
}: ContainerSettings): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(TravelCardGateway).toConstantValue(new HttpTravelCardGateway({ baseUrl: ticketSystems.nod, timeoutMs }));
  });
}
