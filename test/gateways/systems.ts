import type { TicketSystemGateway } from '@ticket-distribution/application';
import type { FulfillmentMethod, IssueHandOver } from '@ticket-distribution/domain';
import { HttpTicketSystemGateway, handOverPath } from '@ticket-distribution/gateway-json';
import { HttpNodGateway } from '@ticket-distribution/gateway-nod';
import { HttpTravelCardGateway } from '@ticket-distribution/gateway-travel-card';
import { QR_CODE, TRAVEL_CARD, anIssue } from './hand-overs.js';

/** A gateway, and an issue that it can hand over. */
export interface System {
  readonly name: string;
  readonly issue: IssueHandOver;
  readonly open: (options: { readonly baseUrl: string; readonly timeoutMs?: number }) => TicketSystemGateway;
}

export const NOD: System = {
  name: 'NOD for QR codes',
  issue: anIssue({ pickup: QR_CODE }),
  open: (options) => new HttpNodGateway(options),
};

export const NOD_TRAVEL_CARD: System = {
  name: 'NOD for travel cards',
  issue: anIssue({ pickup: TRAVEL_CARD }),
  open: (options) => new HttpTravelCardGateway(options),
};

const jsonSystem = (fulfillmentMethod: FulfillmentMethod): System => ({
  name: fulfillmentMethod,
  issue: anIssue({ pickup: null, fulfillmentMethod }),
  open: (options) => new HttpTicketSystemGateway({ ...options, path: handOverPath(fulfillmentMethod) }),
});

export const ACCOUNT_BASED_TICKETING: System = jsonSystem('ACCOUNT_BASED_TICKETING');
export const INTERNATIONAL: System = jsonSystem('INTERNATIONAL');
export const BIFROST: System = jsonSystem('BIFROST');

export const SYSTEMS: readonly System[] = [NOD, NOD_TRAVEL_CARD, ACCOUNT_BASED_TICKETING, INTERNATIONAL, BIFROST];
