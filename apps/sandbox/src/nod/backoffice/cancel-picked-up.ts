import { Refusal } from '../../calls/refusal.js';
import { type NodOrder, type OrderGroup, pickupState, withOrdersCancelled } from '../../state/order-group.js';
import type { State } from '../../state/state.js';

/**
 * Carries out the cancel orders of a new group at once: the groups that they name, with the tickets blocked. Throws `Refusal` when a group or
 * ticket is not known, was not picked up, or is on another card.
 */
export const cancelPickedUp = (
  orders: readonly NodOrder[],
  mediaSerialNumber: string | null,
  state: State,
  at: string,
): OrderGroup[] => {
  const changed = new Map<string, OrderGroup>();
  for (const { reference, content } of orders) {
    if (content.kind !== 'cancellation') continue;
    const group = changed.get(content.orderGroup) ?? state.orderGroups.get(content.orderGroup);
    if (group === undefined) throw new Refusal('ORDER_GROUP_UNKNOWN', `There is no order group ${content.orderGroup}.`);
    check(group, reference, mediaSerialNumber);
    const cancellation = { state: 'CANCELLED', at, effectiveDate: content.effectiveDate } as const;
    changed.set(group.reference, withOrdersCancelled(group, [reference], cancellation));
  }
  return [...changed.values()];
};

const check = (group: OrderGroup, ticket: string, mediaSerialNumber: string | null): void => {
  if (group.mediaSerialNumber !== mediaSerialNumber) {
    throw new Refusal('ORDER_GROUP_INVALID', 'A cancel order goes to the medium of the ticket that it cancels.');
  }
  if (!group.orders.some(({ reference, content }) => reference === ticket && content.kind !== 'cancellation')) {
    throw new Refusal('ORDER_UNKNOWN', `${group.reference} holds no ticket ${ticket}.`, [ticket]);
  }
  if (pickupState(group) === 'DISTRIBUTED') {
    throw new Refusal('NOT_PICKED_UP', `${group.reference} was not picked up: UpdateOrderGroup cancels it.`);
  }
};
