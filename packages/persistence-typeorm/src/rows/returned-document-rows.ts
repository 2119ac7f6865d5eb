import type { KeptDocument } from '@ticket-distribution/application';
import { EntitySchema } from 'typeorm';
import { integer, key, optional, text } from '../shared/columns.js';

export interface ReturnedDocumentRow {
  readonly ticketDistributionId: string;
  readonly number: number;
  readonly orderId: string;
  readonly contentType: string;
  readonly base64: string | null;
  readonly sha256: string | null;
  readonly href: string | null;
  readonly expiresAt: string | null;
  readonly receivedAt: string;
}

export const returnedDocumentSchema: EntitySchema<ReturnedDocumentRow> = new EntitySchema<ReturnedDocumentRow>({
  name: 'ReturnedDocument',
  tableName: 'returned_documents',
  columns: {
    ticketDistributionId: key(text('ticket_distribution_id')),
    number: key(integer('number')),
    orderId: text('order_id'),
    contentType: text('content_type'),
    base64: optional(text('base64')),
    sha256: optional(text('sha256')),
    href: optional(text('href')),
    expiresAt: optional(text('expires_at')),
    receivedAt: text('received_at'),
  },
});

export function toKeptDocument(row: ReturnedDocumentRow): KeptDocument {
  return { ...row } as KeptDocument;
}
