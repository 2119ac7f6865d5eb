import { typefaces } from './fonts/typefaces.js';
import type { PdfDocument } from './model/pdf-document.js';
import { Paper } from './paper/paper.js';
import type { PrintableDocument } from './reading/printable-document.js';
import { readDocument } from './reading/read-document.js';
import { printPageNumbers } from './ticket/print-page-numbers.js';
import { printTicket } from './ticket/print-ticket.js';

/**
 * Tickets as a tagged PDF/A-1b, each from a page of its own on. The same document gives the same bytes.
 *
 * @throws UnprintableTicketError with field and rule, for a document that is not as `PdfDocument` has it
 */
export async function renderPdf(document: PdfDocument): Promise<Uint8Array> {
  const read = readDocument(document);
  const paper = new Paper(await typefaces(), {
    title: titleOf(read),
    author: read.issuer,
    createdAt: new Date(Math.floor(read.issuedAt / 1000) * 1000),
    language: read.words.tag,
  });
  for (const index of read.tickets.keys()) printTicket(paper, read, index);
  printPageNumbers(paper, read.words);
  return paper.end();
}

function titleOf({ words, orderId, tickets }: PrintableDocument): string {
  const [first] = tickets;
  if (tickets.length > 1 || first === undefined) return words.titleOfAll(tickets.length, orderId);
  return words.titleOf(first.product, orderId);
}
