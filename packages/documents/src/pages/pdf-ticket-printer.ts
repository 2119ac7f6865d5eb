import { setImmediate } from 'node:timers/promises';
import { type PrintableTicket, type SignedCode, TicketPrinter } from '@ticket-distribution/application';
import { type PdfDocument, UnprintableTicketError, renderPdf } from '@ticket-distribution/artefact-pdf';
import { DomainError } from '@ticket-distribution/domain';
import { type Modules, modulesOf } from '@ticket-distribution/ticket-code/symbols';
import { pageOf } from './page-of.js';

export interface PdfTicketPrinterOptions {
  /** The organisation that hands the tickets out. */
  readonly issuer: string;
  /** By whose clocks times are printed. */
  readonly timeZone: string;
}

/** Pages as PDF/A, each with the code of its ticket. */
export class PdfTicketPrinter extends TicketPrinter {
  constructor(private readonly options: PdfTicketPrinterOptions) {
    super();
  }

  async print(ticket: PrintableTicket): Promise<string> {
    const { orderId, language, printedAt: issuedAt, code } = ticket;
    const document: PdfDocument = {
      ...this.options,
      orderId,
      language,
      issuedAt,
      tickets: [pageOf(ticket, modulesIn(code))],
    };
    // Others have their turn between two pages.
    await setImmediate();
    try {
      return Buffer.from(await renderPdf(document)).toString('base64');
    } catch (error) {
      if (!(error instanceof UnprintableTicketError)) throw error;
      const { ticketDistributionId } = ticket;
      throw new DomainError('documents/not-printable', `No page can say this ticket: ${error.message}`, {
        ticketDistributionId,
      });
    }
  }
}

function modulesIn({ symbology, payload: content }: SignedCode): Modules {
  return modulesOf(symbology === 'QR' ? { symbology, content, errorCorrection: 'M' } : { symbology, content });
}
