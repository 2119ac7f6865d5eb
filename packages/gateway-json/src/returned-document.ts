import { createHash } from 'node:crypto';
import { type ReturnedDocument, parseInstant } from '@ticket-distribution/domain';
import { UnreadableAnswer } from '@ticket-distribution/gateway-http';
import type { JsonFields } from './json-fields.js';

/** So many documents of one ticket are taken. */
const MOST = 10;
const MEDIA_TYPE = /^[a-z]{1,40}\/[a-z0-9.+-]{1,100}$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const LONGEST_LINK = 2048;

/**
 * The documents that an answer holds of a ticket (`documents`, optional): each with its bytes (`base64`) or a link (`href`,
 * `expiresAt`).
 *
 * @throws UnreadableAnswer for what is none
 */
export function readReturnedDocuments(ticket: JsonFields): readonly ReturnedDocument[] {
  const documents = ticket.optionalObjects('documents');
  if (documents.length > MOST) throw new UnreadableAnswer(`the answer holds more than ${MOST} documents of a ticket`);
  return documents.map(readDocument);
}

function readDocument(document: JsonFields): ReturnedDocument {
  const contentType = document.text('contentType');
  if (!MEDIA_TYPE.test(contentType)) throw new UnreadableAnswer("the answer's contentType is no media type");
  const [base64, href] = [document.optionalText('base64'), document.optionalText('href')];
  if ((base64 === null) === (href === null)) {
    throw new UnreadableAnswer('the answer holds a document without one of base64 and href');
  }
  if (base64 !== null && (base64.length % 4 !== 0 || !BASE64.test(base64))) {
    throw new UnreadableAnswer("the answer's base64 is none");
  }
  if (href !== null && !isLink(href)) throw new UnreadableAnswer("the answer's href is no https address");
  const expires = document.optionalText('expiresAt');
  const expiresAt = expires === null ? null : parseInstant(expires);
  if (expires !== null && expiresAt === null) throw new UnreadableAnswer("the answer's expiresAt is no instant");
  return { contentType, base64, sha256: base64 === null ? null : hashOf(base64), href, expiresAt };
}

function isLink(text: string): boolean {
  return text.length <= LONGEST_LINK && URL.canParse(text) && new URL(text).protocol === 'https:';
}

function hashOf(base64: string): string {
  return createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
}
