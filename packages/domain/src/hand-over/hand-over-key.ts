import type { DeliveryKey, TicketDistributionGroupId } from '../shared/ids.js';
import type { DeliveryOperation } from './hand-over.js';

/** The key of a hand-over: its group, its operation, the line version that it is about, its place among those of the group. */
export function handOverKey(
  groupId: TicketDistributionGroupId,
  operation: DeliveryOperation,
  orderLineVersion: number,
  ordinal: number,
): DeliveryKey {
  return `${groupId}.${operation}.${orderLineVersion}.${ordinal}` as DeliveryKey;
}

/** The place of a hand-over among those of its group, from 1; 0 for a key, or another name, that says none. */
export function ordinalOf(key: string): number {
  const ordinal = Number(key.slice(key.lastIndexOf('.') + 1));
  return Number.isSafeInteger(ordinal) ? ordinal : 0;
}
