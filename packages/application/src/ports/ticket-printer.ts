import type { Instant, Language, OrderId, Parties, TicketDistributionId, Validity } from '@ticket-distribution/domain';
import type { FareProduct } from '@ticket-distribution/domain';
import type { SignedCode } from './ticket-codes.js';

/** A ticket that is to be printed: what its ticket system holds. */
export interface PrintableTicket {
  readonly ticketDistributionId: TicketDistributionId;
  readonly orderId: OrderId;
  readonly product: FareProduct;
  readonly validity: Validity;
  readonly parties: Parties;
  readonly codeNumber: number;
  readonly code: SignedCode;
  readonly language: Language;
  readonly printedAt: Instant;
}

/** Makes pages of tickets. */
export abstract class TicketPrinter {
  /**
   * @returns a PDF, in Base64; the same for the same ticket
   * @throws DomainError `documents/not-printable` naming what of the ticket stands on no page
   */
  abstract print(ticket: PrintableTicket): Promise<string>;
}
