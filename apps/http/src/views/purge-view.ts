import type { Purged, PurgeCounts } from '@ticket-distribution/application';
import { type Instant, KEPT_REASONS, type KeptReason } from '@ticket-distribution/domain';
import {
  FLAG,
  INSTANT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  component,
  listSchema,
  nullable,
  objectSchema,
} from '../schema/schema.js';

/** What a purge deleted, or would delete. */
export interface PurgeView {
  readonly before: Instant;
  readonly dryRun: boolean;
  readonly counts: PurgeCounts;
  readonly orderIds: readonly string[];
  readonly kept: Readonly<Record<KeptReason, number>>;
  /** Where to go on; null: no order is left. */
  readonly next: string | null;
}

export function toPurgeView(
  { counts, orderIds, kept, next }: Purged,
  asked: { readonly before: Instant; readonly dryRun: boolean },
): PurgeView {
  return { before: asked.before, dryRun: asked.dryRun, counts, orderIds, kept, next };
}

export const PURGE_SCHEMAS: Readonly<Record<string, Schema>> = {
  Purge: objectSchema<PurgeView>(
    {
      before: INSTANT,
      dryRun: FLAG,
      counts: component('PurgeCounts'),
      orderIds: listSchema(TEXT, 'The orders that were, or would be, deleted.'),
      kept: component('PurgeKept'),
      next: nullable({ type: 'string', description: 'Send it as `after` to go on. Null: no order is left.' }),
    },
    'What a purge deleted, or would delete.',
  ),
  PurgeCounts: objectSchema<PurgeCounts>({
    orders: WHOLE_NUMBER,
    groups: WHOLE_NUMBER,
    tickets: WHOLE_NUMBER,
    moves: WHOLE_NUMBER,
    decisions: WHOLE_NUMBER,
    deliveries: WHOLE_NUMBER,
    attempts: WHOLE_NUMBER,
    drifts: WHOLE_NUMBER,
  }),
  PurgeKept: objectSchema<PurgeView['kept']>(
    Object.fromEntries(KEPT_REASONS.map((why) => [why, WHOLE_NUMBER])) as Record<KeptReason, Schema>,
    'How many orders were looked at and are not closed, by what holds them open.',
  ),
};
