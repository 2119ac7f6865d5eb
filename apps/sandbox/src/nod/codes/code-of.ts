import { OPEN_END, encodeContent, encodeTicketCode } from '@ticket-distribution/ticket-code';
import type { MobileTicket } from '../../state/order-group.js';
import type { TicketContent } from '../../state/ticket-content.js';
import type { CodeKey } from './code-key.js';

/** The longest id of a ticket that a signed code holds, in characters. */
export const longestTicketId = 64;

/** What the QR code of a ticket says, as docs/protocols/nod-client.md defines it. */
export const codeOf = ({ ticket, qrChecksumType }: MobileTicket, codeNumber: number, key: CodeKey): string => {
  if (qrChecksumType === 'NONE') return `${ticket.ticketDistributionId}#${codeNumber}`;
  const content = { keyId: key.keyId, ticketId: ticket.ticketDistributionId, codeNumber, ...validityOf(ticket) };
  return encodeTicketCode({ ...content, signature: key.sign(encodeContent(content)) }).text;
};

/** The first second in which the ticket is valid, and the first in which it is so no longer, as far as a code can say them. */
const validityOf = ({ startOfValidity, endOfValidity }: TicketContent): { validFrom: number; validUntil: number } => {
  const validFrom = within(0, Math.floor(Date.parse(startOfValidity) / 1000), OPEN_END - 1);
  return { validFrom, validUntil: within(validFrom + 1, Math.ceil(Date.parse(endOfValidity) / 1000), OPEN_END) };
};

const within = (least: number, number: number, most: number): number => Math.min(Math.max(least, number), most);
