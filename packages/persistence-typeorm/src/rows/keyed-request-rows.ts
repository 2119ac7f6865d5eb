import { EntitySchema } from 'typeorm';
import { integer, key, optional, text } from '../shared/columns.js';

export interface KeyedRequestRow {
  readonly id: string;
  readonly revision: number;
  readonly fingerprint: string;
  readonly claimedBy: string | null;
  readonly claimedUntil: string | null;
  /** JSON: a list of texts. */
  readonly effects: string;
  /** JSON: status, headers and body. */
  readonly answer: string | null;
  readonly keptUntil: string;
}

export const keyedRequestSchema: EntitySchema<KeyedRequestRow> = new EntitySchema<KeyedRequestRow>({
  name: 'KeyedRequest',
  tableName: 'keyed_requests',
  columns: {
    id: key(text('id')),
    revision: integer('revision'),
    fingerprint: text('fingerprint'),
    claimedBy: optional(text('claimed_by')),
    claimedUntil: optional(text('claimed_until')),
    effects: text('effects'),
    answer: optional(text('answer')),
    keptUntil: text('kept_until'),
  },
});
