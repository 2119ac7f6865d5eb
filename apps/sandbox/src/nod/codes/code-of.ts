import { codeSeconds, encodeContent, encodeTicketCode } from '@ticket-distribution/ticket-code';
import type { MobileTicket } from '../../state/order-group.js';
import type { CodeKey } from './code-key.js';

/** The longest id of a ticket that a signed code holds, in characters. */
export const longestTicketId = 64;

/** What the QR code of a ticket says, as docs/protocols/nod-client.md defines it. */
export const codeOf = ({ ticket, qrChecksumType }: MobileTicket, codeNumber: number, key: CodeKey): string => {
  if (qrChecksumType === 'NONE') return `${ticket.ticketDistributionId}#${codeNumber}`;
  const { ticketDistributionId: ticketId, startOfValidity, endOfValidity } = ticket;
  const content = { keyId: key.keyId, ticketId, codeNumber, ...codeSeconds(startOfValidity, endOfValidity) };
  return encodeTicketCode({ ...content, signature: key.sign(encodeContent(content)) }).text;
};
