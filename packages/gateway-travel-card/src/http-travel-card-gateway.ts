import type { TicketSystemOptions } from '@ticket-distribution/gateway-http';
import { type MediumOrderGroups, NodMediumGateway } from '@ticket-distribution/gateway-nod/medium';
import { travelCardCancelGroup } from './travel-card-cancel-group.js';
import { travelCardOrderGroup } from './travel-card-order-group.js';

const TRAVEL_CARDS: MediumOrderGroups = {
  name: 'travel cards',
  issue: (issue) => (issue.pickup?.medium === 'TRAVEL_CARD' ? travelCardOrderGroup(issue, issue.pickup) : null),
  cancel: (cancel) => {
    const { medium, mediaSerialNumberId } = cancel;
    const isHere = medium === 'TRAVEL_CARD' && mediaSerialNumberId !== null;
    return isHere ? travelCardCancelGroup(cancel, mediaSerialNumberId) : null;
  },
};

/**
 * NOD, with tickets that are put on a travel card at its next pickup. Each issue is one NOD order group for the card,
 * named by the key of the hand-over; that name comes back as the external reference of its tickets.
 */
export class HttpTravelCardGateway extends NodMediumGateway {
  constructor(options: TicketSystemOptions) {
    super(options, TRAVEL_CARDS);
  }
}
