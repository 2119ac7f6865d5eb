import type { QueryRunner, TableOptions } from 'typeorm';
import type { SchemaStep } from './schema-step.js';
import { integer, key, optional, text } from './shared/step-columns.js';
import { createTables, dropTables, namesOf } from './shared/step-tables.js';

const TABLES: readonly TableOptions[] = [
  {
    name: 'pdf_tickets',
    columns: [
      key(text('id')),
      text('order_id'),
      text('order_line_id'),
      integer('order_version'),
      integer('order_line_version'),
      integer('organisation_id'),
      text('ticket_distribution_id'),
      integer('code_number'),
      text('key_id'),
      text('language'),
      text('created_at'),
      text('delete_at'),
      text('pdf'),
    ],
    indices: [
      { name: 'pdf_tickets_by_order', columnNames: ['order_id'] },
      { name: 'pdf_tickets_by_ticket', columnNames: ['ticket_distribution_id'] },
      { name: 'pdf_tickets_by_organisation', columnNames: ['organisation_id', 'created_at', 'id'] },
      { name: 'pdf_tickets_by_end', columnNames: ['delete_at'] },
    ],
  },
  {
    name: 'returned_documents',
    columns: [
      key(text('ticket_distribution_id')),
      key(integer('number')),
      text('order_id'),
      text('content_type'),
      optional(text('base64')),
      optional(text('sha256')),
      optional(text('href')),
      optional(text('expires_at')),
      text('received_at'),
    ],
    indices: [{ name: 'returned_documents_by_order', columnNames: ['order_id'] }],
  },
  {
    name: 'ticket_mails',
    columns: [
      key(text('id')),
      integer('revision'),
      text('order_id'),
      integer('organisation_id'),
      text('sent_to'),
      text('language'),
      text('state'),
      integer('attempts'),
      optional(text('next_attempt_at')),
      optional(text('claimed_until')),
      optional(text('fault')),
      text('created_at'),
      text('updated_at'),
    ],
    indices: [
      { name: 'ticket_mails_by_order', columnNames: ['order_id'] },
      { name: 'ticket_mails_due', columnNames: ['next_attempt_at', 'id'] },
    ],
  },
];

/** PDF tickets until the day of their deletion, what ticket systems returned, and the mails with which tickets are sent. */
export class KeepDocuments1796600000000 implements SchemaStep {
  readonly name = 'KeepDocuments1796600000000';
  readonly changes = 'adds the tables of PDF tickets, of documents of ticket systems, and of mails';
  readonly makes = namesOf(TABLES);

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
