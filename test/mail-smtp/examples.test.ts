import { SmtpMailSender } from '@ticket-distribution/mail-smtp';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import PostalMime from 'postal-mime';
import { MailServer } from './a-mail-server.js';
import { sendTicket, senderOf } from './examples/mail.js';

describe('The example of the mails', () => {
  it('sends a ticket, the same message each time', async () => {
    const server = await MailServer.open();
    const sender = new SmtpMailSender({ host: '127.0.0.1', port: server.port, tls: 'NONE' });
    const order = { id: '9KX4T2QH', placedAt: '2026-12-05T06:00:00.000Z', email: 'kari@example.com' };
    const pdf = new TextEncoder().encode('%PDF-1.7');
    for (let time = 0; time < 2; time += 1) expect((await sendTicket(sender, order, pdf)).kind).to.equal('SENT');
    const [one, other] = server.received.map(({ bytes }) => bytes.toString('latin1'));
    expect(one).to.equal(other);
    const { attachments, subject } = await PostalMime.parse(one ?? '');
    expect(subject).to.equal('Your ticket, order 9KX4T2QH');
    expect(new Uint8Array(attachments[0]?.content as ArrayBuffer)).to.deep.equal(pdf);
    sender.close();
    await server.close();
  });

  it('makes a sender that connects only when it is asked to send', () => {
    senderOf('tickets', 'secret').close();
  });
});
