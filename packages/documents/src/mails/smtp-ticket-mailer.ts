import { type MailAnswer, MailSender, type TicketMail } from '@ticket-distribution/application';
import {
  type MailAddress,
  type MailOutcome,
  type SmtpOptions,
  SmtpMailSender,
  readAddress,
} from '@ticket-distribution/mail-smtp';
import { MAIL_WORDS } from './mail-words.js';

export interface SmtpTicketMailerOptions {
  readonly smtp: SmtpOptions;
  readonly from: MailAddress;
}

const KINDS = {
  SENT: 'sent',
  TRY_LATER: 'later',
  UNKNOWN: 'unknown',
  REFUSED: 'refused',
} as const satisfies Readonly<Record<MailOutcome['kind'], MailAnswer['kind']>>;

/** Tickets by e-mail: a few lines, and a PDF for each ticket. */
export class SmtpTicketMailer extends MailSender {
  private readonly smtp: SmtpMailSender;
  private readonly from: MailAddress;

  /** @throws MailSettingsError for options that cannot be used */
  constructor({ smtp, from }: SmtpTicketMailerOptions) {
    super();
    this.smtp = new SmtpMailSender(smtp);
    this.from = { ...from, address: readAddress('from', from.address) };
  }

  refusalOf(address: string): string | null {
    try {
      readAddress('to', address);
      return null;
    } catch {
      return 'it must be one address such as ola@example.org';
    }
  }

  async send({ id, to, orderId, language, createdAt: date, pdfTickets }: TicketMail): Promise<MailAnswer> {
    const { subject, text, file } = MAIL_WORDS[language];
    const outcome = await this.smtp.send({
      messageId: `${id}@${this.from.address.slice(this.from.address.lastIndexOf('@') + 1)}`,
      date,
      from: this.from,
      to: { address: to },
      subject: subject(orderId),
      text: text(orderId, pdfTickets.length),
      attachments: pdfTickets.map(({ pdf }, index) => ({
        filename: `${file}-${orderId}-${index + 1}.pdf`,
        contentType: 'application/pdf',
        content: Buffer.from(pdf, 'base64'),
      })),
    });
    return { kind: KINDS[outcome.kind], reason: outcome.kind === 'SENT' ? outcome.answer : outcome.reason };
  }

  /** Ends the connections that are kept. */
  close(): void {
    this.smtp.close();
  }
}
