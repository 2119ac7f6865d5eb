import { EntitySchema } from 'typeorm';
import { integer, key, optional, text } from '../shared/columns.js';

export interface TicketRow {
  readonly id: string;
  readonly groupId: string;
  /** From 0, in the order of their making. */
  readonly position: number;
  readonly status: string;
  /** JSON: a `StatusReason`. */
  readonly statusReason: string | null;
  readonly fulfillmentMethod: string;
  readonly orderLineVersion: number;
  /** JSON: a `FareProduct`. */
  readonly product: string;
  readonly startOfValidity: string;
  readonly endOfValidity: string;
  /** Null: a release that knew none but the group's. */
  readonly distributionHolderCustomerId: string | null;
  readonly customerAccountRef: string | null;
  /** JSON: `DistributionDetails`. */
  readonly distributionDetails: string;
  /** JSON: a `TicketStanding`. */
  readonly standing: string;
  readonly moveCount: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** One move of one ticket; append-only. */
export interface TicketMoveRow {
  readonly ticketDistributionId: string;
  readonly number: number;
  readonly from: string | null;
  readonly to: string;
  readonly at: string;
  readonly by: string;
  readonly orderVersion: number;
  readonly reason: string;
}

export const ticketSchema: EntitySchema<TicketRow> = new EntitySchema<TicketRow>({
  name: 'TicketDistribution',
  tableName: 'ticket_distributions',
  columns: {
    id: key(text('id')),
    groupId: text('group_id'),
    position: integer('position'),
    status: text('status'),
    statusReason: optional(text('status_reason')),
    fulfillmentMethod: text('fulfillment_method'),
    orderLineVersion: integer('order_line_version'),
    product: text('product'),
    startOfValidity: text('start_of_validity'),
    endOfValidity: text('end_of_validity'),
    distributionHolderCustomerId: optional(text('distribution_holder_customer_id')),
    customerAccountRef: optional(text('customer_account_ref')),
    distributionDetails: text('distribution_details'),
    standing: text('standing'),
    moveCount: integer('move_count'),
    createdAt: text('created_at'),
    updatedAt: text('updated_at'),
  },
});

export const ticketMoveSchema: EntitySchema<TicketMoveRow> = new EntitySchema<TicketMoveRow>({
  name: 'TicketDistributionMove',
  tableName: 'ticket_distribution_moves',
  columns: {
    ticketDistributionId: key(text('ticket_distribution_id')),
    number: key(integer('number')),
    from: optional(text('from_status')),
    to: text('to_status'),
    at: text('moved_at'),
    by: text('moved_by'),
    orderVersion: integer('order_version'),
    reason: text('reason'),
  },
});
