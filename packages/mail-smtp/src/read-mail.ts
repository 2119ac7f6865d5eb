import type { Mail, MailAddress, MailAttachment } from './mail.js';
import { MailError } from './mail-error.js';
import { readAddress } from './read-address.js';

const BREAKS = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const LONE_SURROGATE = /\p{Cs}/u;
const MESSAGE_ID = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,120}@[A-Za-z0-9.-]{1,120}$/;
const CONTENT_TYPE =
  /^(?!multipart|message)[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$/i;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;
const LONGEST_BODY = 1_000_000;
const MOST_ATTACHMENTS = 100;
const MOST_BYTES = 20 * 1024 * 1024;

/**
 * A mail with what it has to have; what else it has is left behind.
 *
 * @throws MailError for anything that is not a `Mail`
 */
export function readMail(value: unknown): Mail {
  const mail = objectAt('', value);
  const html = mail['html'];
  return {
    messageId: formAt('messageId', mail['messageId'], MESSAGE_ID, 'such as 0197a3f2@tickets.example.org'),
    date: dateAt('date', mail['date']),
    from: addressAt('from', mail['from']),
    to: addressAt('to', mail['to']),
    subject: lineAt('subject', mail['subject'], 500),
    text: bodyAt('text', mail['text']),
    ...(html !== undefined && { html: bodyAt('html', html) }),
    attachments: attachmentsAt('attachments', mail['attachments']),
  };
}

function addressAt(field: string, value: unknown): MailAddress {
  const { address, name } = objectAt(field, value);
  return {
    address: readAddress(`${field}.address`, address),
    ...(name !== undefined && { name: lineAt(`${field}.name`, name, 200) }),
  };
}

function attachmentsAt(field: string, value: unknown): readonly MailAttachment[] {
  if (!Array.isArray(value) || value.length > MOST_ATTACHMENTS) {
    throw new MailError(field, `must be a list of at most ${MOST_ATTACHMENTS} entries`);
  }
  const attachments = value.map((entry: unknown, index) => attachmentAt(`${field}.${index}`, entry));
  const bytes = attachments.reduce((sum, { content }) => sum + content.length, 0);
  if (bytes > MOST_BYTES) throw new MailError(field, `must have at most ${MOST_BYTES} bytes together`);
  return attachments;
}

function attachmentAt(field: string, value: unknown): MailAttachment {
  const { filename, contentType, content } = objectAt(field, value);
  if (!(content instanceof Uint8Array)) throw new MailError(`${field}.content`, 'must be bytes');
  const name = lineAt(`${field}.filename`, filename, 200);
  if (/[/\\]/.test(name)) throw new MailError(`${field}.filename`, 'must have no slashes');
  return {
    filename: name,
    contentType: formAt(`${field}.contentType`, contentType, CONTENT_TYPE, 'such as application/pdf'),
    content,
  };
}

function lineAt(field: string, value: unknown, most: number): string {
  const isLine = typeof value === 'string' && value.trim() !== '' && value.length <= most && !BREAKS.test(value);
  if (!isLine) throw new MailError(field, `must be 1 to ${most} characters in one line`);
  return value;
}

function bodyAt(field: string, value: unknown): string {
  if (typeof value === 'string' && value.length <= LONGEST_BODY && !LONE_SURROGATE.test(value)) return value;
  throw new MailError(field, `must be a text of at most ${LONGEST_BODY} characters`);
}

function formAt(field: string, value: unknown, form: RegExp, example: string): string {
  if (typeof value === 'string' && form.test(value)) return value;
  throw new MailError(field, `must be ${example}`);
}

function dateAt(field: string, value: unknown): string {
  const isReal =
    typeof value === 'string' &&
    INSTANT.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value.slice(0, 10));
  if (!isReal) throw new MailError(field, 'must be an instant such as 2026-12-05T06:00:00.000Z');
  return value;
}

function objectAt(field: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new MailError(field, 'must be an object');
}
