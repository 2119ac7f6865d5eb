import type { HandedOutPass, PassRegistration } from '@ticket-distribution/application';
import { EntitySchema } from 'typeorm';
import { integer, key, optional, text } from '../shared/columns.js';

export interface PassRow {
  readonly serialNumber: string;
  readonly revision: number;
  readonly orderId: string;
  readonly ticketDistributionId: string;
  readonly holderCustomerId: string;
  readonly customerAccountRef: string | null;
  readonly googleSince: string | null;
  /** As the driver gives it. */
  readonly changedAt: number | string;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly claimedUntil: string | null;
  readonly fault: string | null;
}

export const passSchema: EntitySchema<PassRow> = new EntitySchema<PassRow>({
  name: 'Pass',
  tableName: 'wallet_passes',
  columns: {
    serialNumber: key(text('serial_number')),
    revision: integer('revision'),
    orderId: text('order_id'),
    ticketDistributionId: text('ticket_distribution_id'),
    holderCustomerId: text('holder_customer_id'),
    customerAccountRef: optional(text('customer_account_ref')),
    googleSince: optional(text('google_since')),
    changedAt: { name: 'changed_at', type: 'bigint' },
    attempts: integer('attempts'),
    nextAttemptAt: optional(text('next_attempt_at')),
    claimedUntil: optional(text('claimed_until')),
    fault: optional(text('fault')),
  },
});

export function toPass(row: PassRow): HandedOutPass {
  return { ...row, changedAt: Number(row.changedAt) } as HandedOutPass;
}

export interface PassRegistrationRow {
  readonly deviceLibraryIdentifier: string;
  readonly passTypeIdentifier: string;
  readonly serialNumber: string;
  readonly pushToken: string;
  readonly registeredAt: string;
}

export const passRegistrationSchema: EntitySchema<PassRegistrationRow> = new EntitySchema<PassRegistrationRow>({
  name: 'PassRegistration',
  tableName: 'pass_registrations',
  columns: {
    deviceLibraryIdentifier: key(text('device')),
    passTypeIdentifier: key(text('pass_type')),
    serialNumber: key(text('serial_number')),
    pushToken: text('push_token'),
    registeredAt: text('registered_at'),
  },
});

export function toPassRegistration(row: PassRegistrationRow): PassRegistration {
  return { ...row } as PassRegistration;
}
