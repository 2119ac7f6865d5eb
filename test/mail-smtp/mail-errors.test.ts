import { type Mail, MailError, messageBytes } from '@ticket-distribution/mail-smtp';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import PostalMime from 'postal-mime';
import { aMail } from './a-mail.js';

async function broken(value: unknown): Promise<string> {
  try {
    await messageBytes(value as Mail);
  } catch (error) {
    if (error instanceof MailError) return error.message;
    throw error;
  }
  return 'nothing';
}

const attachment = { filename: 'a.pdf', contentType: 'application/pdf', content: new Uint8Array() };

describe('A mail', () => {
  it('names the field that is wrong and its rule, and nothing of what is in it', async () => {
    const address = 'must be one address such as ola@example.org.';
    const cases: readonly [object, string][] = [
      [{ messageId: '<a@b>' }, 'messageId must be such as 0197a3f2@tickets.example.org.'],
      [{ messageId: 'a@b\r\nBcc: x@y.example' }, 'messageId must be such as 0197a3f2@tickets.example.org.'],
      [{ date: '2026-02-30T00:00:00Z' }, 'date must be an instant such as 2026-12-05T06:00:00.000Z.'],
      [{ subject: 'a\r\nBcc: x@y.example' }, 'subject must be 1 to 500 characters in one line.'],
      [{ subject: 'a\u2028b' }, 'subject must be 1 to 500 characters in one line.'],
      [{ from: { address: 'a@b.example', name: 'a\nb' } }, 'from.name must be 1 to 200 characters in one line.'],
      [{ to: { address: 'a@b.example, c@d.example' } }, `to.address ${address}`],
      [{ text: 'x'.repeat(1_000_001) }, 'text must be a text of at most 1000000 characters.'],
      [{ html: '\ud800' }, 'html must be a text of at most 1000000 characters.'],
      [{ attachments: {} }, 'attachments must be a list of at most 100 entries.'],
      [
        { attachments: [{ ...attachment, content: new Uint8Array(21_000_000) }] },
        'attachments must have at most 20971520 bytes together.',
      ],
      [
        { attachments: [attachment, { ...attachment, filename: 'a\r\nb' }] },
        'attachments.1.filename must be 1 to 200 characters in one line.',
      ],
      [{ attachments: [{ ...attachment, filename: '../a' }] }, 'attachments.0.filename must have no slashes.'],
      [
        { attachments: [{ ...attachment, contentType: 'a/b\r\nX: y' }] },
        'attachments.0.contentType must be such as application/pdf.',
      ],
      [
        { attachments: [{ ...attachment, contentType: 'message/rfc822' }] },
        'attachments.0.contentType must be such as application/pdf.',
      ],
      [{ attachments: [{ ...attachment, content: 'text' }] }, 'attachments.0.content must be bytes.'],
    ];
    for (const [other, expected] of cases) expect(await broken({ ...aMail(), ...other })).to.equal(expected);
    expect(await broken(null)).to.equal('The mail must be an object.');
  });

  it('goes to one address, whose domain may have any letters', async () => {
    const to = async (address: string): Promise<string> => {
      const read = await PostalMime.parse(await messageBytes(aMail({ to: { address } })));
      return read.to?.[0]?.address ?? '';
    };
    expect(await to("o'la+tur@example.org")).to.equal("o'la+tur@example.org");
    expect(await to('ola@Blåbær.example')).to.equal('ola@xn--blbr-roah.example');
    const wrong = [
      '',
      'ola',
      '@example.org',
      'ola@',
      'ola@localhost',
      'ola@127.0.0.1',
      'ola@[127.0.0.1]',
      'ola@1',
      'ola@example.org.',
      'ola@-a.example',
      'ola@ex%61mple.org',
      'ola@a..example',
      '.ola@example.org',
      'o..la@example.org',
      'o la@example.org',
      '"o la"@example.org',
      'ola@example.org>',
      '<ola@example.org>',
      'ola@example.org\r\nRCPT TO:<x@y.example>',
      'ola@example.org,kari@example.org',
      'ola@kari@example.org',
      'ølå@example.org',
      `${'a'.repeat(65)}@example.org`,
      `ola@${'a.'.repeat(150)}example`,
    ];
    for (const address of wrong) {
      expect(await broken(aMail({ to: { address } })), address).to.contain('to.address must be one address');
    }
  });

  it('is refused with nothing but this error, whatever is sent', async () => {
    const fields = Object.keys(aMail());
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), fc.anything(), async (field, value) => {
        expect(await broken({ ...aMail(), [field]: value })).to.be.a('string');
      }),
    );
  });

  it('has no line in its head that was not written by us, whatever its texts are', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(text, text, text, async (subject, name, filename) => {
        const mail = aMail({
          subject,
          from: { address: 'a@b.example', name },
          attachments: [{ ...attachment, filename }],
        });
        if ((await broken(mail)) !== 'nothing') return;
        const [head = ''] = (await messageBytes(mail)).toString('latin1').split('\r\n\r\n');
        const names = head
          .split('\r\n')
          .filter((line) => !line.startsWith(' '))
          .map((line) => line.split(':')[0]);
        expect(names).to.deep.equal([
          'Auto-Submitted',
          'From',
          'To',
          'Subject',
          'Message-ID',
          'Date',
          'MIME-Version',
          'Content-Type',
        ]);
      }),
    );
  });
});
