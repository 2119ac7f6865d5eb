import {
  type GroupField,
  type SearchCondition,
  type TicketField,
  isGroupField,
} from '@ticket-distribution/application';
import type { GroupRow } from '../rows/group-rows.js';
import type { TicketRow } from '../rows/ticket-rows.js';

/** Filters of groups are columns with their names. */
export const GROUP_COLUMNS: Readonly<Record<GroupField, keyof GroupRow>> = {
  id: 'id',
  orderId: 'orderId',
  orderVersion: 'orderVersion',
  orderLineId: 'orderLineId',
  orderOwnerCustomerId: 'orderOwnerCustomerId',
  organisationId: 'organisationId',
};

/** Those filters of tickets that are more than a column. */
export type DerivedField = 'distributionStatus' | 'customers' | 'mediaSerialNumberId';

/** All other filters of tickets. */
export const TICKET_COLUMNS: Readonly<Record<Exclude<TicketField, DerivedField>, keyof TicketRow>> = {
  ticketDistributionId: 'id',
  distributionHolderCustomerId: 'distributionHolderCustomerId',
  customerAccountRef: 'customerAccountRef',
  createdAt: 'createdAt',
  updatedAt: 'updatedAt',
  startOfValidity: 'startOfValidity',
  endOfValidity: 'endOfValidity',
};

/** A condition on a ticket. */
export interface TicketCondition extends SearchCondition {
  readonly field: TicketField;
}

/** A condition on the group itself. */
export interface GroupCondition extends SearchCondition {
  readonly field: GroupField;
}

export function isOnGroup(condition: SearchCondition): condition is GroupCondition {
  return isGroupField(condition.field);
}

export function isOnTicket(condition: SearchCondition): condition is TicketCondition {
  return !isGroupField(condition.field);
}

/** Filters of which one value is met by few. */
const NARROW: ReadonlySet<string> = new Set<GroupField | TicketField>([
  'id',
  'orderId',
  'orderLineId',
  'orderOwnerCustomerId',
  'ticketDistributionId',
  'distributionHolderCustomerId',
  'customerAccountRef',
  'customers',
  'mediaSerialNumberId',
]);

/** Whether few groups meet the condition. */
export function isNarrow(condition: SearchCondition): boolean {
  return NARROW.has(condition.field) && isEqual(condition);
}

/** Whether a value has to be one of some. */
export function isEqual({ operator }: SearchCondition): boolean {
  return operator === 'eq' || operator === 'in';
}

/** Whether a value has to lie above or below another. */
export function isRange({ operator }: SearchCondition): boolean {
  return operator === 'gt' || operator === 'gte' || operator === 'lt' || operator === 'lte';
}
