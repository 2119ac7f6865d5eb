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

interface ReadOrder {
  readonly action: PluginAction;
  readonly order: NodOrder;
}

/** Takes in an order group as NOD would, or refuses it. Throws `Refusal`. */
export const decideAddOrders = (message: AddOrders, state: State, at: string): AddedOrders => {
  const read = readOrders(message.orders);
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

/** Reads every order, so that a refusal names all the tickets whose order it is about. Throws `Refusal`, the first one's. */
const readOrders = (orders: readonly NewOrder[]): ReadOrder[] => {
  const refused: { readonly ticket: string; readonly refusal: Refusal }[] = [];
  const read = orders.flatMap((order) => {
    try {
      return readOrder(order);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      refused.push({ ticket: order.reference, refusal });
      return [];
    }
  });
  const [first] = refused;
  if (first === undefined) return read;
  const tickets = new Set(refused.map(({ ticket }) => ticket));
  throw new Refusal(first.refusal.code, first.refusal.message, [...tickets]);
};

const readOrder = ({ id, reference, type, metadata, description }: NewOrder): ReadOrder => {
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
