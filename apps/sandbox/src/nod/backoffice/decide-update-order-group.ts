import { Refusal } from '../../calls/refusal.js';
import {
  groupState,
  type GroupState,
  type OrderGroup,
  pickupState,
  withOrdersCancelled,
} from '../../state/order-group.js';
import type { State } from '../../state/state.js';
import type { UpdateOrderGroup } from './messages.js';

/** What is so after UpdateOrderGroup; `group` is null when there is none, `tombstone` says that it was never seen. */
interface UpdatedGroup {
  readonly group: OrderGroup | null;
  readonly state: GroupState;
  readonly tombstone: boolean;
}

/** Cancels orders that have not been picked up, or remembers the group's key as dead. Throws `Refusal`. */
export const decideUpdateOrderGroup = (message: UpdateOrderGroup, state: State, at: string): UpdatedGroup => {
  const { orderGroup, orderReferences, effectiveDate } = message;
  const group = state.orderGroups.get(orderGroup);
  if (group === undefined) return withoutGroup(orderGroup, state);
  const unknown = orderReferences.filter((ticket) => !group.orders.some(({ reference }) => reference === ticket));
  if (unknown.length > 0) {
    throw new Refusal('ORDER_UNKNOWN', `${orderGroup} holds no order for ${unknown.join(', ')}.`, unknown);
  }
  const isOpen = group.orders.some(
    ({ reference, cancellation }) => orderReferences.includes(reference) && cancellation === null,
  );
  if (isOpen && pickupState(group) !== 'DISTRIBUTED') {
    throw new Refusal('ALREADY_PICKED_UP', 'The order group was picked up already.');
  }
  const updated = withOrdersCancelled(group, orderReferences, { state: 'CANCELLED', at, effectiveDate });
  return { group: updated, state: groupState(updated), tombstone: false };
};

const withoutGroup = (reference: string, state: State): UpdatedGroup => {
  const decision = state.decision('NOD', reference);
  if (decision !== undefined && decision.message !== 'AddOrders') {
    throw new Refusal('ORDER_GROUP_UNKNOWN', `${reference} is the key of a call that made no order group.`);
  }
  return { group: null, state: 'CANCELLED', tombstone: decision === undefined };
};
