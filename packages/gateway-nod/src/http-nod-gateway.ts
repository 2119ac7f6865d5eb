import type { TicketSystemOptions } from '@ticket-distribution/gateway-http';
import { mobileCancelGroup } from './mobile-ticket/mobile-cancel-group.js';
import { mobileOrderGroup } from './mobile-ticket/mobile-order-group.js';
import { type MediumOrderGroups, NodMediumGateway } from './nod-medium-gateway.js';

const QR_CODES: MediumOrderGroups = {
  name: 'QR codes',
  issue: (issue) => (issue.pickup?.medium === 'QR_CODE' ? mobileOrderGroup(issue, issue.pickup) : null),
  cancel: (cancel) => (cancel.medium === 'QR_CODE' ? mobileCancelGroup(cancel) : null),
};

/**
 * NOD, with tickets that are picked up as QR codes with animation. Each issue is one NOD order group, named by the key
 * of the hand-over; that name comes back as the external reference of its tickets.
 */
export class HttpNodGateway extends NodMediumGateway {
  constructor(options: TicketSystemOptions) {
    super(options, QR_CODES);
  }
}
