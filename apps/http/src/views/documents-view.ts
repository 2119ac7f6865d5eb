import { createHash } from 'node:crypto';
import type {
  DocumentContent,
  DocumentKind,
  Symbology,
  TicketDocument,
  TicketDocuments,
  WithheldReason,
} from '@ticket-distribution/application';
import type { Instant, TicketStatus } from '@ticket-distribution/domain';
import { enumComponent } from '../schema/enums.js';
import { INSTANT, type Schema, TEXT, component, listSchema, nullable, objectSchema } from '../schema/schema.js';

/** What the symbol of a code holds. */
interface PayloadView {
  readonly encoding: 'TEXT' | 'BASE64';
  readonly content: string;
}

/** Something that can be shown of a ticket. */
interface DocumentView {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly belongsTo: string | null;
  readonly contentType: string;
  readonly base64: string | null;
  readonly sha256: string | null;
  readonly href: string | null;
  readonly hrefExpiresAt: Instant | null;
  readonly symbology: Symbology | null;
  readonly errorCorrection: string | null;
  readonly payload: PayloadView | null;
  readonly keyId: string | null;
  readonly startOfValidity: Instant;
  readonly endOfValidity: Instant;
  readonly version: number;
}

export interface TicketDocumentsView {
  readonly ticketDistributionId: string;
  readonly status: TicketStatus;
  readonly withheld: WithheldReason | null;
  readonly documents: readonly DocumentView[];
}

export function toTicketDocumentsView({ documents, ...ticket }: TicketDocuments): TicketDocumentsView {
  return { ...ticket, documents: documents.map(toDocumentView) };
}

function toDocumentView({ content, code, ...document }: TicketDocument): DocumentView {
  return {
    ...document,
    ...toContentView(content),
    symbology: code?.symbology ?? null,
    errorCorrection: code?.errorCorrection ?? null,
    payload: code === null ? null : toPayloadView(code.payload),
    keyId: code?.keyId ?? null,
  };
}

function toContentView(content: DocumentContent): Pick<DocumentView, 'base64' | 'sha256' | 'href' | 'hrefExpiresAt'> {
  if ('href' in content) {
    return { base64: null, sha256: null, href: content.href, hrefExpiresAt: content.expiresAt };
  }
  if ('base64' in content) return { ...content, href: null, hrefExpiresAt: null };
  const base64 = Buffer.from(content.bytes).toString('base64');
  const sha256 = createHash('sha256').update(content.bytes).digest('hex');
  return { base64, sha256, href: null, hrefExpiresAt: null };
}

function toPayloadView(payload: string | Uint8Array): PayloadView {
  return typeof payload === 'string'
    ? { encoding: 'TEXT', content: payload }
    : { encoding: 'BASE64', content: Buffer.from(payload).toString('base64') };
}

export const DOCUMENT_SCHEMAS: Readonly<Record<string, Schema>> = {
  TicketDocuments: objectSchema<TicketDocumentsView>({
    ticketDistributionId: TEXT,
    status: enumComponent('TicketStatus'),
    withheld: nullable(enumComponent('WithheldReason', 'Why there is no code; null: there is one.')),
    documents: listSchema(component('TicketDocument'), 'What each belongs to comes first.'),
  }),
  TicketDocument: objectSchema<DocumentView>(
    {
      id: TEXT,
      kind: enumComponent('DocumentKind'),
      belongsTo: nullable({
        type: 'string',
        description: 'The document beside which it is shown; null: it stands by itself.',
      }),
      contentType: { type: 'string', description: 'The media type of the bytes.' },
      base64: nullable({ type: 'string', contentEncoding: 'base64', description: 'The bytes; null: it is a link.' }),
      sha256: nullable({ type: 'string', description: 'Of the bytes, hexadecimal; null: it is a link.' }),
      href: nullable({ type: 'string', description: 'Where it can be fetched; null: the bytes are there.' }),
      hrefExpiresAt: nullable({ ...INSTANT, description: 'Until when the link leads there; null: nobody said.' }),
      symbology: nullable(enumComponent('Symbology', 'null: it is no code of ours.')),
      errorCorrection: nullable({ type: 'string', description: 'Of QR a letter, of Aztec a percentage.' }),
      payload: nullable(
        objectSchema<PayloadView>(
          {
            encoding: enumComponent('PayloadEncoding'),
            content: { type: 'string', description: 'TEXT: what the symbol holds, as it stands. BASE64: its bytes.' },
          },
          'What the symbol holds, for whoever draws it; null: it is no code.',
        ),
      ),
      keyId: nullable({ type: 'string', description: 'The key that signed it; null: it is not signed by itself.' }),
      startOfValidity: INSTANT,
      endOfValidity: INSTANT,
      version: {
        type: 'integer',
        description: 'The number of the code. It rises when the code before counts no more.',
      },
    },
    'Something that can be shown of a ticket.',
  ),
  TicketKeySet: objectSchema<{ readonly issuer: string; readonly keys: readonly object[] }>(
    {
      issuer: { type: 'string', description: 'Who signs, as verdicts name it.' },
      keys: listSchema(
        { type: 'object', description: 'A JWK; signsFrom, signsUntil and withdrawn say when it is used.' },
        'Those that sign, will sign and have signed.',
      ),
    },
    'Public keys.',
  ),
};
