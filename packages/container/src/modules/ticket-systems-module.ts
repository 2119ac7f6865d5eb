import { type TicketSystemGateway, TicketSystemGateways } from '@ticket-distribution/application';
import { ContainerModule } from 'inversify';
import { GatewayByMedium } from './gateway-by-medium.js';
import {
  AccountBasedTicketingGateway,
  BifrostGateway,
  InternationalGateway,
  NodGateway,
  TravelCardGateway,
} from '../shared/tokens.js';

/** Which gateway stands behind which fulfillment method. */
export function ticketSystemsModule(): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(TicketSystemGateways)
      .toResolvedValue(
        (
          qrCode: TicketSystemGateway,
          travelCard: TicketSystemGateway,
          accountBased: TicketSystemGateway,
          international: TicketSystemGateway,
          bifrost: TicketSystemGateway,
        ) => ({
          byMethod: {
            NOD: new GatewayByMedium({ QR_CODE: qrCode, TRAVEL_CARD: travelCard }),
            ACCOUNT_BASED_TICKETING: accountBased,
            INTERNATIONAL: international,
            BIFROST: bifrost,
          },
        }),
        [NodGateway, TravelCardGateway, AccountBasedTicketingGateway, InternationalGateway, BifrostGateway],
      )
      .inSingletonScope();
  });
}
