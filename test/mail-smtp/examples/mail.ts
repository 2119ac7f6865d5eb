// #region code
import { type MailOutcome, SmtpMailSender } from '@ticket-distribution/mail-smtp';

export function senderOf(user: string, password: string): SmtpMailSender {
  return new SmtpMailSender({ host: 'smtp.example.org', port: 587, tls: 'STARTTLS', user, password });
}

/** The same for the same order, however often it is called: so it may be called again after UNKNOWN. */
export function sendTicket(
  sender: SmtpMailSender,
  order: { id: string; placedAt: string; email: string },
  pdf: Uint8Array,
): Promise<MailOutcome> {
  return sender.send({
    messageId: `order-${order.id}@tickets.example.org`,
    date: order.placedAt,
    from: { address: 'no-reply@tickets.example.org', name: 'Tickets' },
    to: { address: order.email },
    subject: `Your ticket, order ${order.id}`,
    text: 'Your ticket is in the attachment. Have a good journey!',
    attachments: [{ filename: 'ticket.pdf', contentType: 'application/pdf', content: pdf }],
  });
}
// #endregion code
