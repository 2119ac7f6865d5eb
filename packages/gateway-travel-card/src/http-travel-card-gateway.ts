import type { CallContext, CallResult, TicketSystemGateway } from '@ticket-distribution/application';
import type { HandOver } from '@ticket-distribution/domain';
import type { TicketSystemOptions } from '@ticket-distribution/gateway-http';
import {
  NodBackOffice,
  askOrderGroup,
  cancelOrderGroup,
  issueOrderGroup,
  notSent,
} from '@ticket-distribution/gateway-nod';
import { travelCardOrderGroup } from './travel-card-order-group.js';

/**
 * NOD, with tickets that are put on a travel card at its next pickup. Each issue is one NOD order group for the card,
 * named by the key of the hand-over; that name comes back as the external reference of its tickets.
 */
export class HttpTravelCardGateway implements TicketSystemGateway {
  readonly dedupes = true;
  private readonly backOffice: NodBackOffice;

  constructor(options: TicketSystemOptions) {
    this.backOffice = new NodBackOffice(options);
  }

  async handOver(handOver: HandOver, context: CallContext): Promise<CallResult> {
    if (handOver.operation === 'cancel') return cancelOrderGroup(this.backOffice, handOver, context);
    const { pickup } = handOver;
    if (pickup?.medium !== 'TRAVEL_CARD') return notSent('this gateway hands over to travel cards only');
    return issueOrderGroup(this.backOffice, handOver, travelCardOrderGroup(handOver, pickup), context);
  }

  ask(handOver: HandOver, context: CallContext): Promise<CallResult> {
    return askOrderGroup(this.backOffice, handOver, context);
  }
}
