import type { HeldTicket } from '../state/held-ticket.js';
import type { TicketAnswer } from './hand-over.js';

/** What a railway abroad returns of a ticket that is valid: a page with its own number on it, as a picture. */
export const documentsOf = (ticket: HeldTicket): Pick<TicketAnswer, 'documents'> => {
  const { system, status, externalReference, startOfValidity, endOfValidity } = ticket;
  if (system !== 'INTERNATIONAL' || status !== 'DISTRIBUTED' || externalReference === null) return {};
  const lines = [externalReference, startOfValidity, endOfValidity];
  const texts = lines.map((line, index) => `<text x="10" y="${30 + 24 * index}">${line}</text>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="100">${texts}</svg>`;
  return { documents: [{ contentType: 'image/svg+xml', base64: Buffer.from(svg).toString('base64') }] };
};
