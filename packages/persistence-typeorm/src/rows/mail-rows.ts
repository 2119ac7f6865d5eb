import type { Mail } from '@ticket-distribution/application';
import { EntitySchema } from 'typeorm';
import { integer, key, optional, text } from '../shared/columns.js';

export interface MailRow {
  readonly id: string;
  readonly revision: number;
  readonly orderId: string;
  readonly organisationId: number;
  readonly to: string;
  readonly language: string;
  readonly state: string;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly claimedUntil: string | null;
  readonly fault: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const mailSchema: EntitySchema<MailRow> = new EntitySchema<MailRow>({
  name: 'Mail',
  tableName: 'ticket_mails',
  columns: {
    id: key(text('id')),
    revision: integer('revision'),
    orderId: text('order_id'),
    organisationId: integer('organisation_id'),
    to: text('sent_to'),
    language: text('language'),
    state: text('state'),
    attempts: integer('attempts'),
    nextAttemptAt: optional(text('next_attempt_at')),
    claimedUntil: optional(text('claimed_until')),
    fault: optional(text('fault')),
    createdAt: text('created_at'),
    updatedAt: text('updated_at'),
  },
});

export function toMail(row: MailRow): Mail {
  return { ...row } as Mail;
}
