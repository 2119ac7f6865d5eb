import type { RecordedOrder } from '@ticket-distribution/application';
import type { OrderDocument } from '@ticket-distribution/domain';
import { type Schema, TEXT, WHOLE_NUMBER, nullable, objectSchema } from '../schema/schema.js';
import { GROUP_LIST, type GroupView, toGroupView } from './group-view.js';

/** What became of a recorded version. */
export interface RecordedOrderView {
  readonly orderId: string;
  readonly version: number;
  readonly currentVersion: number | null;
  readonly groups: readonly GroupView[];
}

export function toRecordedOrderView(
  { id, version }: OrderDocument,
  { currentVersion, groups }: RecordedOrder,
): RecordedOrderView {
  return { orderId: id, version, currentVersion, groups: groups.map(toGroupView) };
}

export const RECORDED_ORDER_SCHEMAS: Readonly<Record<string, Schema>> = {
  RecordedOrder: objectSchema<RecordedOrderView>({
    orderId: TEXT,
    version: WHOLE_NUMBER,
    currentVersion: nullable({ type: 'integer', description: 'The highest version CONFIRMED or CANCELLED.' }),
    groups: GROUP_LIST,
  }),
};
