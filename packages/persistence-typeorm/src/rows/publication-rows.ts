import type { Publication } from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';
import { EntitySchema } from 'typeorm';
import { key, optional, text } from '../shared/columns.js';

export interface PublicationRow {
  readonly name: string;
  /** As the driver gives it. */
  readonly position: number | string;
  readonly claimedBy: string | null;
  readonly claimedUntil: string | null;
}

export const publicationSchema: EntitySchema<PublicationRow> = new EntitySchema<PublicationRow>({
  name: 'Publication',
  tableName: 'event_publications',
  columns: {
    name: key(text('name')),
    position: { name: 'position', type: 'bigint' },
    claimedBy: optional(text('claimed_by')),
    claimedUntil: optional(text('claimed_until')),
  },
});

export function toPublicationRow({ name, position, claim }: Publication): PublicationRow {
  return { name, position, claimedBy: claim?.by ?? null, claimedUntil: claim?.until ?? null };
}

export function toPublication({ name, position, claimedBy, claimedUntil }: PublicationRow): Publication {
  const isClaimed = claimedBy !== null && claimedUntil !== null;
  const claim = isClaimed ? { by: claimedBy, until: claimedUntil as Instant } : null;
  return { name, position: Number(position), claim };
}
