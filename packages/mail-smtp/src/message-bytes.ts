import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail, MailAddress } from './mail.js';
import { readMail } from './read-mail.js';

/**
 * The message as it is handed to a server (RFC 5322, MIME). The same mail gives the same bytes.
 *
 * @throws MailError (rejects) for what is no mail
 */
export async function messageBytes(mail: Mail): Promise<Buffer> {
  const read = readMail(mail);
  const { messageId, date, from, to, subject, text, html, attachments } = read;
  return new MailComposer({
    messageId: `<${messageId}>`,
    date: new Date(date),
    from: named(from),
    to: named(to),
    subject,
    text,
    ...(html !== undefined && { html }),
    attachments: attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content: Buffer.from(content),
      contentTransferEncoding: 'base64',
    })),
    // No holiday is answered to us.
    headers: { 'Auto-Submitted': 'auto-generated' },
    baseBoundary: boundaryOf(read),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

function named({ address, name = '' }: MailAddress) {
  return { address, name };
}

/** What parts the mail: of everything that is in it, so that no text can be written that holds it. */
function boundaryOf({ attachments, ...words }: Mail): string {
  const hash = createHash('sha256').update(JSON.stringify(words));
  for (const { filename, contentType, content } of attachments) {
    hash.update(JSON.stringify([filename, contentType, content.length])).update(content);
  }
  return hash.digest('hex').slice(0, 32);
}
