import type { CallContext, CallResult, TicketSystemGateway } from '@ticket-distribution/application';
import type { HandOver } from '@ticket-distribution/domain';
import type { TicketSystemOptions } from '@ticket-distribution/gateway-http';
import { NodBackOffice } from './back-office/nod-back-office.js';
import { mobileOrderGroup } from './mobile-ticket/mobile-order-group.js';
import { askOrderGroup } from './outcome/ask-order-group.js';
import { cancelOrderGroup } from './outcome/cancel-order-group.js';
import { issueOrderGroup } from './outcome/issue-order-group.js';
import { notSent } from './outcome/not-sent.js';

/**
 * NOD, with tickets that are picked up as QR codes with animation. Each issue is one NOD order group, named by the key
 * of the hand-over; that name comes back as the external reference of its tickets.
 */
export class HttpNodGateway implements TicketSystemGateway {
  readonly dedupes = true;
  private readonly backOffice: NodBackOffice;

  constructor(options: TicketSystemOptions) {
    this.backOffice = new NodBackOffice(options);
  }

  async handOver(handOver: HandOver, context: CallContext): Promise<CallResult> {
    if (handOver.operation === 'cancel') return cancelOrderGroup(this.backOffice, handOver, context);
    const { pickup } = handOver;
    if (pickup?.medium !== 'QR_CODE') return notSent('this gateway hands over QR codes only');
    return issueOrderGroup(this.backOffice, handOver, mobileOrderGroup(handOver, pickup), context);
  }

  ask(handOver: HandOver, context: CallContext): Promise<CallResult> {
    return askOrderGroup(this.backOffice, handOver, context);
  }
}
