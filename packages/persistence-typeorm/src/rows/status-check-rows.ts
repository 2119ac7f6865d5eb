import { EntitySchema } from 'typeorm';
import { key, optional, text } from '../shared/columns.js';

export interface StatusCheckRow {
  readonly key: string;
  readonly fulfillmentMethod: string;
  readonly ticketDistributionGroupId: string;
  readonly nextLookAt: string;
  readonly lookedAt: string | null;
  readonly until: string;
}

export const statusCheckSchema: EntitySchema<StatusCheckRow> = new EntitySchema<StatusCheckRow>({
  name: 'StatusCheck',
  tableName: 'watches',
  columns: {
    key: key(text('delivery_key')),
    fulfillmentMethod: text('fulfillment_method'),
    ticketDistributionGroupId: text('ticket_distribution_group_id'),
    nextLookAt: text('next_look_at'),
    lookedAt: optional(text('looked_at')),
    until: text('watched_until'),
  },
});
