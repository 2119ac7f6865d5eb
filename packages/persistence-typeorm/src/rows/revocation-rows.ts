import type { Revocation } from '@ticket-distribution/application';
import type { Instant, RevocationCause, TicketDistributionId } from '@ticket-distribution/domain';
import { EntitySchema } from 'typeorm';
import { integer, key, text } from '../shared/columns.js';

/** It belongs to no order: inspectors have to know of it for as long as the codes would be valid. */
export interface RevocationRow {
  readonly ticketDistributionId: string;
  readonly upTo: number;
  readonly at: string;
  readonly cause: string;
  readonly until: string;
}

export const revocationSchema: EntitySchema<RevocationRow> = new EntitySchema<RevocationRow>({
  name: 'Revocation',
  tableName: 'revoked_codes',
  columns: {
    ticketDistributionId: key(text('ticket_distribution_id')),
    upTo: integer('up_to'),
    at: text('revoked_at'),
    cause: text('cause'),
    until: text('valid_until'),
  },
});

export function toRevocation(row: RevocationRow): Revocation {
  return {
    ticketDistributionId: row.ticketDistributionId as TicketDistributionId,
    upTo: row.upTo,
    at: row.at as Instant,
    cause: row.cause as RevocationCause,
    until: row.until as Instant,
  };
}
