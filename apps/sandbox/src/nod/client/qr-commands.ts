import { animationOf, drawSymbol } from '@ticket-distribution/ticket-code/symbols';
import { liveOrders, type OrderGroup } from '../../state/order-group.js';
import type { State } from '../../state/state.js';
import type { CodeKey } from '../codes/code-key.js';
import { codeOf } from '../codes/code-of.js';
import { codeNumberOf } from '../codes/issues-of.js';
import { type Command, numbered, type Picture } from '../client-protocol/commands.js';
import { ticketText } from '../ticket-text.js';

/** The group with the content of each code settled, so that a code that is read again is the same code. */
export const withPayloads = (group: OrderGroup, state: State, key: CodeKey): OrderGroup => ({
  ...group,
  orders: group.orders.map((order) => {
    if (order.content.kind !== 'mobileTicket' || order.payload !== null) return order;
    return { ...order, payload: codeOf(order.content, codeNumberOf(state, order.reference, group), key) };
  }),
});

/** The tickets of a group as a phone shows them on that day. */
export const qrTicketCommands = (group: OrderGroup, now: Date, key: CodeKey): Command[] => {
  const animation = animationOfTheDay(now, key);
  return numbered(
    liveOrders(group).flatMap(({ reference, content, payload }) => {
      if (content.kind !== 'mobileTicket' || payload === null) return [];
      const symbol = { symbology: 'QR', content: payload, errorCorrection: 'M' } as const;
      return [
        {
          type: 'qrTicketCommand' as const,
          expectsResult: true,
          ticketDistributionId: reference,
          text: ticketText(content.ticket, content.ticket.language),
          qr: { ...picture('image/png', drawSymbol({ ...symbol, format: 'PNG' })), payload },
          svg: drawSymbol({ ...symbol, format: 'SVG' }),
          animation,
        },
      ];
    }),
  );
};

/** The same on every ticket of a day (Europe/Oslo), so that a picture of a screen is told from a ticket, and known to nobody before. */
const animationOfTheDay = (now: Date, key: CodeKey): Picture => {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Oslo' }).format(now);
  return picture('image/apng', animationOf(key.sign(new TextEncoder().encode(`animation of ${day}`))));
};

const picture = (contentType: string, bytes: Uint8Array): Picture => ({
  contentType,
  base64: Buffer.from(bytes).toString('base64'),
});
