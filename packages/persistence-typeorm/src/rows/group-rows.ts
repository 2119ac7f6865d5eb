import { EntitySchema } from 'typeorm';
import { integer, key, optional, text } from '../shared/columns.js';

export interface GroupRow {
  readonly id: string;
  readonly revision: number;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly orderVersion: number;
  readonly updatedForOrderLineVersion: number;
  readonly organisationId: number;
  readonly createdByDCI: string | null;
  readonly distributedByDCI: string | null;
  readonly distributedByOrgId: number | null;
  readonly fulfillmentMethod: string;
  readonly orderOwnerCustomerId: string;
  readonly distributionHolderCustomerId: string;
  readonly customerAccountRef: string | null;
  /** JSON: the `OrderedParties` of the order line. */
  readonly ordered: string;
  /** JSON: ids of groups; null: none. */
  readonly waitedForBy: string | null;
  readonly handOverCount: number;
  readonly decisionCount: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const groupSchema: EntitySchema<GroupRow> = new EntitySchema<GroupRow>({
  name: 'TicketDistributionGroup',
  tableName: 'ticket_distribution_groups',
  columns: {
    id: key(text('id')),
    revision: integer('revision'),
    orderId: text('order_id'),
    orderLineId: text('order_line_id'),
    orderVersion: integer('order_version'),
    updatedForOrderLineVersion: integer('updated_for_order_line_version'),
    organisationId: integer('organisation_id'),
    createdByDCI: optional(text('created_by_dci')),
    distributedByDCI: optional(text('distributed_by_dci')),
    distributedByOrgId: optional(integer('distributed_by_org_id')),
    fulfillmentMethod: text('fulfillment_method'),
    orderOwnerCustomerId: text('order_owner_customer_id'),
    distributionHolderCustomerId: text('distribution_holder_customer_id'),
    customerAccountRef: optional(text('customer_account_ref')),
    ordered: text('ordered'),
    waitedForBy: optional(text('waited_for_by')),
    handOverCount: integer('hand_over_count'),
    decisionCount: integer('decision_count'),
    createdAt: text('created_at'),
    updatedAt: text('updated_at'),
  },
});
