export { renderPdf } from './render-pdf.js';
export { UnprintableTicketError } from './unprintable-ticket-error.js';
export type { PdfDocument, PdfLanguage } from './model/pdf-document.js';
export type { PdfMark, PdfTicket, PdfValidity } from './model/pdf-ticket.js';
export type { PdfArea } from './model/pdf-area.js';
export type { PdfCode } from './model/pdf-code.js';
export type { PdfLeg, PdfSeat } from './model/pdf-leg.js';
export type { PdfSupplement, PdfTraveller } from './model/pdf-traveller.js';
export type { PdfText } from './model/pdf-text.js';
