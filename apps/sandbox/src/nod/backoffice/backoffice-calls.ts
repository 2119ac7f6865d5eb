import type { Call } from '../../calls/call.js';
import { type GroupState, groupState } from '../../state/order-group.js';
import type { Put } from '../../state/rows.js';
import { decideAddOrders } from './decide-add-orders.js';
import { decideUpdateOrderGroup } from './decide-update-order-group.js';
import type { AddOrders, Purpose, UpdateOrderGroup } from './messages.js';

/** What AddOrders and UpdateOrderGroup answer when they are applied. */
export interface GroupAnswer {
  readonly orderGroup: string;
  readonly state: GroupState;
  readonly tombstone: boolean;
}

const operations = { ISSUE: 'issue', CANCEL: 'cancel', UPDATE_VALIDITY: 'update-validity' } as const;

const purposeOf = ({ purpose, orders }: AddOrders): Purpose =>
  purpose ?? (orders.every(({ type }) => type === 'cancelFareProductSale') ? 'CANCEL' : 'ISSUE');

/** AddOrders as a call that is decided once for its reference. */
export const addOrdersCall = (message: AddOrders): Call<GroupAnswer> => ({
  system: 'NOD',
  operation: operations[purposeOf(message)],
  key: message.reference,
  message: message.message,
  content: message,
  ticketDistributionIds: [...new Set(message.orders.map(({ reference }) => reference))],
  concerns: null,
  decide: (state, at) => {
    const { group, changed } = decideAddOrders(message, state, at);
    const puts: Put[] = [...changed, group].map((row) => ({ table: 'orderGroups', row }));
    return { answer: { orderGroup: group.reference, state: groupState(group), tombstone: false }, puts };
  },
});

/** UpdateOrderGroup as a call that is decided once for its reference. */
export const updateOrderGroupCall = (message: UpdateOrderGroup): Call<GroupAnswer> => ({
  system: 'NOD',
  operation: operations[message.purpose ?? 'CANCEL'],
  key: message.reference,
  message: message.message,
  content: message,
  ticketDistributionIds: message.orderReferences,
  concerns: message.orderGroup,
  decide: (state, at) => {
    const { group, state: after, tombstone } = decideUpdateOrderGroup(message, state, at);
    const puts: Put[] = [];
    if (group !== null) puts.push({ table: 'orderGroups', row: group });
    if (tombstone) puts.push({ table: 'deadKeys', row: { system: 'NOD', key: message.orderGroup } });
    return { answer: { orderGroup: message.orderGroup, state: after, tombstone }, puts };
  },
});
