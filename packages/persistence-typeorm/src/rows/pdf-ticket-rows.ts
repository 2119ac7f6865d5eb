import type { PdfTicket } from '@ticket-distribution/application';
import { EntitySchema } from 'typeorm';
import { integer, key, text } from '../shared/columns.js';

export interface PdfTicketRow {
  readonly id: string;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly orderVersion: number;
  readonly orderLineVersion: number;
  readonly organisationId: number;
  readonly ticketDistributionId: string;
  readonly codeNumber: number;
  readonly keyId: string;
  readonly language: string;
  readonly createdAt: string;
  readonly deleteAt: string;
  /** Base64. */
  readonly pdf: string;
}

export const pdfTicketSchema: EntitySchema<PdfTicketRow> = new EntitySchema<PdfTicketRow>({
  name: 'PdfTicket',
  tableName: 'pdf_tickets',
  columns: {
    id: key(text('id')),
    orderId: text('order_id'),
    orderLineId: text('order_line_id'),
    orderVersion: integer('order_version'),
    orderLineVersion: integer('order_line_version'),
    organisationId: integer('organisation_id'),
    ticketDistributionId: text('ticket_distribution_id'),
    codeNumber: integer('code_number'),
    keyId: text('key_id'),
    language: text('language'),
    createdAt: text('created_at'),
    deleteAt: text('delete_at'),
    pdf: text('pdf'),
  },
});

export function toPdfTicket(row: PdfTicketRow): PdfTicket {
  return { ...row } as PdfTicket;
}
