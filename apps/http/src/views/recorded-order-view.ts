import type { RecordedOrder } from '@ticket-distribution/application';
import { DOMAIN_ERROR_CODES, type DomainErrorCode, type OrderDocument } from '@ticket-distribution/domain';
import {
  OPEN_OBJECT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  enumSchema,
  nullable,
  objectSchema,
  component,
} from '../schema/schema.js';
import { GROUP_LIST, type GroupView, toGroupView } from './group-view.js';

/** Why the groups were left as they are. */
export interface RefusalView {
  readonly code: DomainErrorCode;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What became of a recorded version. */
export interface RecordedOrderView {
  readonly orderId: string;
  readonly version: number;
  readonly currentVersion: number | null;
  readonly groups: readonly GroupView[];
  readonly refusal: RefusalView | null;
}

export function toRecordedOrderView(
  { id, version }: OrderDocument,
  { currentVersion, groups, refusal }: RecordedOrder,
): RecordedOrderView {
  return {
    orderId: id,
    version,
    currentVersion,
    groups: groups.map(toGroupView),
    refusal: refusal === null ? null : { code: refusal.code, message: refusal.message, details: refusal.details },
  };
}

export const RECORDED_ORDER_SCHEMAS: Readonly<Record<string, Schema>> = {
  RecordedOrder: objectSchema<RecordedOrderView>({
    orderId: TEXT,
    version: WHOLE_NUMBER,
    currentVersion: nullable({ type: 'integer', description: 'The highest version CONFIRMED or CANCELLED.' }),
    groups: GROUP_LIST,
    refusal: nullable(component('Refusal')),
  }),
  Refusal: objectSchema<RefusalView>(
    { code: enumSchema(DOMAIN_ERROR_CODES), message: TEXT, details: OPEN_OBJECT },
    'Why the groups were left as they are, though the version is recorded.',
  ),
};
