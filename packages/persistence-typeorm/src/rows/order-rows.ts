import { EntitySchema } from 'typeorm';
import { integer, key, optional, text } from '../shared/columns.js';

export interface OrderRow {
  readonly id: string;
  readonly revision: number;
  /** JSON: the ids of the lines in their order. */
  readonly lineIds: string;
  readonly reconciledVersion: number | null;
}

/** One recorded version; a DRAFT may be replaced. */
export interface OrderVersionRow {
  readonly orderId: string;
  readonly version: number;
  /** JSON: an `OrderDocument`. */
  readonly document: string;
  readonly recordedAt: string;
}

/** One version of one line; append-only. */
export interface OrderLineVersionRow {
  readonly orderId: string;
  readonly lineId: string;
  readonly number: number;
  readonly orderVersion: number;
  /** JSON: an `OrderLineContent`. */
  readonly content: string;
  /** 0 or 1. */
  readonly removed: number;
  readonly recordedAt: string;
}

export const orderSchema: EntitySchema<OrderRow> = new EntitySchema<OrderRow>({
  name: 'Order',
  tableName: 'orders',
  columns: {
    id: key(text('id')),
    revision: integer('revision'),
    lineIds: text('line_ids'),
    reconciledVersion: optional(integer('reconciled_version')),
  },
});

export const orderVersionSchema: EntitySchema<OrderVersionRow> = new EntitySchema<OrderVersionRow>({
  name: 'OrderVersion',
  tableName: 'order_versions',
  columns: {
    orderId: key(text('order_id')),
    version: key(integer('version')),
    document: text('document'),
    recordedAt: text('recorded_at'),
  },
});

export const orderLineVersionSchema: EntitySchema<OrderLineVersionRow> = new EntitySchema<OrderLineVersionRow>({
  name: 'OrderLineVersion',
  tableName: 'order_line_versions',
  columns: {
    orderId: key(text('order_id')),
    lineId: key(text('line_id')),
    number: key(integer('number')),
    orderVersion: integer('order_version'),
    content: text('content'),
    removed: integer('removed'),
    recordedAt: text('recorded_at'),
  },
});
