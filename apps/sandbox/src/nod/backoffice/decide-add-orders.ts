import { Refusal } from '../../calls/refusal.js';
import type { NodOrder, OrderGroup } from '../../state/order-group.js';
import type { State } from '../../state/state.js';
import { readDescription } from '../plugins/read-description.js';
import { type PluginAction, selectPlugin } from '../plugins/select-plugin.js';
import { cancelPickedUp } from './cancel-picked-up.js';
import { checkGroup } from './check-group.js';
import type { AddOrders, NewOrder } from './messages.js';

/** The new group, and the groups in which its cancel orders blocked a ticket. */
interface AddedOrders {
  readonly group: OrderGroup;
  readonly changed: readonly OrderGroup[];
}

/** Takes in an order group as NOD would, or refuses it. Throws `Refusal`. */
export const decideAddOrders = (message: AddOrders, state: State, at: string): AddedOrders => {
  const read = message.orders.map(readOrder);
  const orders = read.map(({ order }) => order);
  const medium = checkGroup(
    message,
    read.map(({ action }) => action),
    orders,
  );
  const changed = cancelPickedUp(orders, message.mediaSerialNumber, state, at);
  const isOver = medium === 'QR' && changed.length > 0;
  const group: OrderGroup = {
    reference: message.reference,
    medium,
    mediaSerialNumber: message.mediaSerialNumber,
    earliestPickup: message.earliestPickup,
    language: message.language ?? 'nob',
    addedAt: at,
    activatedAt: isOver ? at : null,
    committedAt: isOver ? at : null,
    orders,
  };
  return { group, changed };
};

const readOrder = ({
  id,
  reference,
  type,
  metadata,
  description,
}: NewOrder): { action: PluginAction; order: NodOrder } => {
  const action = selectPlugin(type, metadata);
  const { ticketDistributionId, content } = readDescription(description, action);
  if (ticketDistributionId !== reference) {
    throw new Refusal(
      'DESCRIPTION_INVALID',
      `The description is about ${ticketDistributionId}, the order about ${reference}.`,
    );
  }
  return { action, order: { id, reference, type, content, payload: null, cancellation: null } };
};
