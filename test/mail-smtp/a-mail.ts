import type { Mail } from '@ticket-distribution/mail-smtp';

/** A mail with a ticket. */
export function aMail(other: Partial<Mail> = {}): Mail {
  return {
    messageId: '0197a3f2-6c1e@tickets.example.org',
    date: '2026-12-05T06:00:00.000Z',
    from: { address: 'no-reply@tickets.example.org', name: 'Entur' },
    to: { address: 'ola.nordmann@example.com', name: 'Ola Nordmann' },
    subject: 'Din billett til Tromsø',
    text: 'Hei!\n.\n..to prikker\nGod tur til Tromsø.',
    html: '<p>God tur til <b>Tromsø</b>.</p>',
    attachments: [
      {
        filename: 'billett.pdf',
        contentType: 'application/pdf',
        content: Uint8Array.from({ length: 3000 }, (_, at) => at),
      },
      {
        filename: 'rød.pkpass',
        contentType: 'application/vnd.apple.pkpass',
        content: new Uint8Array([0, 13, 10, 46, 13, 10]),
      },
    ],
    ...other,
  };
}
