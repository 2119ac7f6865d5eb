import type { OrderId, UnsettledVersion } from '@ticket-distribution/domain';
import { EntitySchema } from 'typeorm';
import { integer, key, text } from '../shared/columns.js';

export interface UnsettledVersionRow {
  readonly orderId: string;
  readonly orderVersion: number;
  readonly organisationId: number;
  readonly groupCount: number;
}

export const unsettledVersionSchema: EntitySchema<UnsettledVersionRow> = new EntitySchema<UnsettledVersionRow>({
  name: 'UnsettledVersion',
  tableName: 'unsettled_order_versions',
  columns: {
    orderId: key(text('order_id')),
    orderVersion: integer('order_version'),
    organisationId: integer('organisation_id'),
    groupCount: integer('group_count'),
  },
});

export function toUnsettledVersion(row: UnsettledVersionRow): UnsettledVersion {
  return { ...row, orderId: row.orderId as OrderId };
}
