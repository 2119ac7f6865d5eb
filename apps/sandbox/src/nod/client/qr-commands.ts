import { coloursOfTheDay } from '../../artefacts/colours-of-the-day.js';
import { qrAnimation } from '../../artefacts/qr-animation.js';
import { qrPng } from '../../artefacts/qr-png.js';
import { qrSvg } from '../../artefacts/qr-svg.js';
import { qrSymbol } from '../../artefacts/qr-symbol.js';
import { ticketText } from '../../artefacts/ticket-text.js';
import { liveOrders, type OrderGroup } from '../../state/order-group.js';
import { codeId, codePayload } from '../codes/code-payload.js';
import type { SigningKey } from '../codes/signing-key.js';
import { type Command, numbered, type QrTicket } from '../client-protocol/commands.js';

/** The group with the content of each code settled, so that a code that is read again is the same code. */
export const withPayloads = (group: OrderGroup, key: SigningKey): OrderGroup => ({
  ...group,
  orders: group.orders.map((order) => {
    if (order.content.kind !== 'mobileTicket' || order.payload !== null) return order;
    return {
      ...order,
      payload: codePayload(codeId(order.reference, group.reference), order.content.qrChecksumType, key),
    };
  }),
});

/** The tickets of a group as a phone shows them on that day. */
export const qrTicketCommands = (group: OrderGroup, now: Date): Command[] =>
  numbered(
    liveOrders(group).flatMap(({ reference, content, payload }) => {
      if (content.kind !== 'mobileTicket' || payload === null) return [];
      const text = ticketText(content.ticket, content.ticket.language);
      return [{ type: 'qrTicketCommand' as const, expectsResult: true, ...qrTicket(reference, payload, now), text }];
    }),
  );

const qrTicket = (ticketDistributionId: string, payload: string, now: Date): Omit<QrTicket, 'text'> => {
  const symbol = qrSymbol(payload);
  const animation = qrAnimation(symbol, coloursOfTheDay(now));
  return {
    ticketDistributionId,
    qr: { contentType: 'image/png', base64: qrPng(symbol).toString('base64'), payload },
    svg: qrSvg(symbol),
    animation: { contentType: 'image/apng', base64: animation.toString('base64') },
  };
};
