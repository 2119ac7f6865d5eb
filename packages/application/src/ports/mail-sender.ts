import type { Instant, Language, MailId, OrderId } from '@ticket-distribution/domain';
import type { PdfTicket } from './pdf-ticket-repository.js';

/** Tickets that are to be sent: whenever it is sent, the message is the same. */
export interface TicketMail {
  readonly id: MailId;
  readonly to: string;
  readonly orderId: OrderId;
  readonly language: Language;
  readonly createdAt: Instant;
  readonly pdfTickets: readonly PdfTicket[];
}

/** What came of sending a mail. Nothing of it names the address, or what the mail says. */
export interface MailAnswer {
  /**
   * `sent`: the server took it. `later`: it did not, and may. `unknown`: it may have; sent again it is the same message, which mail
   * systems tell by its id. `refused`: it never will.
   */
  readonly kind: 'sent' | 'later' | 'unknown' | 'refused';
  readonly reason: string;
}

/** How tickets reach people by e-mail. */
export abstract class MailSender {
  /** Why nothing would be sent to the address; null: it can be one. */
  abstract refusalOf(address: string): string | null;
  /** Sends the mail once; never rejects for what a server or the way to it does. */
  abstract send(mail: TicketMail): Promise<MailAnswer>;
}
