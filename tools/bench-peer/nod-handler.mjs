import { FulfillmentHandler, LanguageCode } from '@vendure/core';
import { KeptAliveClient } from '../../apps/bench/dist/calls/kept-alive-client.js';
import { issueMessage } from '../../apps/bench/dist/ceilings/bare-bones/issue-message.js';
import { newTickets } from '../../apps/bench/dist/ceilings/bare-bones/new-tickets.js';
import { orderBody } from '../../apps/bench/dist/load/order-body.js';

/**
 * Hands the ticket of an order over to NOD's back office, as the bare-bones server does: the same message over connections
 * that are kept. A fulfillment that is not applied there fails.
 *
 * @param address of the ticket system
 */
export function nodHandler(address) {
  const ticketSystem = new KeptAliveClient(address, 64);
  return new FulfillmentHandler({
    code: 'nod',
    description: [{ languageCode: LanguageCode.en, value: "Hands the ticket over to NOD's back office" }],
    args: {},
    async createFulfillment(_ctx, [order]) {
      const [ticket] = newTickets(orderBody(order.code, 1, '1000000'));
      const { status, text } = await ticketSystem.call(
        'POST',
        '/nod/backoffice',
        issueMessage(ticket),
        'text/xml; charset=utf-8',
      );
      if (status !== 200 || !text.includes('<outcome>APPLIED</outcome>')) {
        throw new Error(`NOD answered ${status}: ${text}`);
      }
      return { method: 'NOD', trackingCode: ticket.ticketId };
    },
  });
}
