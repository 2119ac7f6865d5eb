import { EntitySchema } from 'typeorm';
import { integer, key, optional, text } from '../shared/columns.js';

export interface DriftRow {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
  readonly kind: string;
  readonly ticketDistributionGroupId: string;
  readonly ticketDistributionId: string;
  readonly orderId: string;
  readonly organisationId: number;
  readonly fulfillmentMethod: string;
  /** The issue or delivery that it is about. */
  readonly key: string | null;
  readonly ours: string;
  readonly theirs: string;
  readonly since: string;
  readonly proposedRepair: string;
  /** JSON: the repair that was asked for last. */
  readonly repair: string | null;
  readonly updatedAt: string;
}

export const driftSchema: EntitySchema<DriftRow> = new EntitySchema<DriftRow>({
  name: 'Drift',
  tableName: 'drifts',
  columns: {
    id: key(text('id')),
    revision: integer('revision'),
    state: text('state'),
    kind: text('kind'),
    ticketDistributionGroupId: text('ticket_distribution_group_id'),
    ticketDistributionId: text('ticket_distribution_id'),
    orderId: text('order_id'),
    organisationId: integer('organisation_id'),
    fulfillmentMethod: text('fulfillment_method'),
    key: optional(text('delivery_key')),
    ours: text('ours'),
    theirs: text('theirs'),
    since: text('since'),
    proposedRepair: text('proposed_repair'),
    repair: optional(text('repair')),
    updatedAt: text('updated_at'),
  },
});
