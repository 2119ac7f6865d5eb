import { HttpTicketSystemGateway, TICKET_SYSTEM_PATHS } from '@ticket-distribution/gateway-json';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';
import { AccountBasedTicketingGateway, BifrostGateway, InternationalGateway } from '../shared/tokens.js';

/** The ticket systems that speak the JSON protocol. */
export function jsonSystemsModule({
  ticketSystems,
  ticketSystemTimeoutMs: timeoutMs,
}: ContainerSettings): ContainerModule {
  const gateway = (baseUrl: string, method: keyof typeof TICKET_SYSTEM_PATHS): HttpTicketSystemGateway =>
    new HttpTicketSystemGateway({ baseUrl, path: TICKET_SYSTEM_PATHS[method], timeoutMs });
  return new ContainerModule(({ bind }) => {
    bind(AccountBasedTicketingGateway).toConstantValue(
      gateway(ticketSystems.accountBasedTicketing, 'ACCOUNT_BASED_TICKETING'),
    );
    bind(InternationalGateway).toConstantValue(gateway(ticketSystems.international, 'INTERNATIONAL'));
    bind(BifrostGateway).toConstantValue(gateway(ticketSystems.bifrost, 'BIFROST'));
  });
}
