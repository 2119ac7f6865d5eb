import { Readable } from 'node:stream';
import type MailMessage from 'nodemailer/lib/mailer/mail-message';
import SMTPPool, { type SMTPPoolSentMessageInfo } from 'nodemailer/lib/smtp-pool';
import type { Mail } from './mail.js';
import type { MailOutcome } from './mail-outcome.js';
import { messageBytes } from './message-bytes.js';
import { type SendError, outcomeOfError } from './outcome-of-error.js';
import { readMail } from './read-mail.js';
import { serverWords } from './server-words.js';
import { type SmtpOptions, poolOptions } from './smtp-options.js';

const SLICE = 16 * 1024;

/** Hands mails to a server over SMTP, by a few connections that are kept. */
export class SmtpMailSender {
  private readonly pool: SMTPPool;

  /** @throws MailSettingsError that names the first option that is not right */
  constructor(options: SmtpOptions) {
    this.pool = new SMTPPool(poolOptions(options));
    this.pool.on('error', () => undefined);
  }

  /**
   * Sends a mail, and says what became of it: nothing that goes wrong on the way is thrown.
   *
   * @throws MailError (rejects) for what is no mail
   */
  async send(mail: Mail): Promise<MailOutcome> {
    const read = readMail(mail);
    const bytes = await messageBytes(read);
    return new Promise((resolve) => {
      let wasGiven = false;
      const given = (): void => {
        wasGiven = true;
      };
      this.pool.send(asMessage(read, bytes, given), (error: SendError | null, info) => {
        const outcome = error === null ? sent(info?.response ?? '', read) : outcomeOfError(error, wasGiven, read);
        resolve(outcome);
      });
    });
  }

  /** Ends what is idle. What is under way ends first; what waits for a connection is told to try later. */
  close(): void {
    this.pool.close();
  }
}

/**
 * As much of a message as the pool asks for. It is read only when the server has said that it takes it, and what was read to its end
 * may have arrived.
 */
function asMessage(
  { messageId, from, to }: Mail,
  bytes: Buffer,
  given: () => void,
): MailMessage<SMTPPoolSentMessageInfo> {
  const message = {
    getEnvelope: () => ({ from: from.address, to: [to.address], size: bytes.length }),
    messageId: () => `<${messageId}>`,
    getHeader: () => `<${messageId}>`,
    createReadStream: () => Readable.from(slices(bytes), { objectMode: false }).once('end', given),
  };
  return { data: {}, message } as unknown as MailMessage<SMTPPoolSentMessageInfo>;
}

/** Small ones, so that the last is not read long before it is on its way. */
function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

function sent(response: string, mail: Mail): MailOutcome {
  return { kind: 'SENT', answer: serverWords(response, mail) };
}
