import { HttpNodGateway } from '@ticket-distribution/gateway-nod';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';
import { NodGateway } from '../shared/tokens.js';

/** NOD, for tickets picked up as QR codes with animation. */
export function nodModule({ ticketSystems, ticketSystemTimeoutMs: timeoutMs }: ContainerSettings): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(NodGateway).toConstantValue(new HttpNodGateway({ baseUrl: ticketSystems.nod, timeoutMs }));
  });
}
