import { Refusal } from '../../calls/refusal.js';
import type { NodOrder, OrderGroup } from '../../state/order-group.js';
import type { PluginAction } from '../plugins/select-plugin.js';
import type { AddOrders } from './messages.js';

const refuseIf = (wrong: boolean, message: string): void => {
  if (wrong) throw new Refusal('ORDER_GROUP_INVALID', message);
};

const referencesOf = (orders: readonly NodOrder[], kinds: readonly string[]): string[] =>
  orders.filter(({ content }) => kinds.includes(content.kind)).map(({ reference }) => reference);

/** Checks that the orders of a group fit together and to their medium, and tells the medium. Throws `Refusal` ORDER_GROUP_INVALID. */
export const checkGroup = (
  { mediaSerialNumber }: AddOrders,
  actions: readonly PluginAction[],
  orders: readonly NodOrder[],
): OrderGroup['medium'] => {
  const media = new Set(actions.map(({ medium }) => medium));
  refuseIf(media.size > 1, 'The orders are for different plugins.');
  const medium: OrderGroup['medium'] = media.has('TRAVEL_CARD') ? 'TRAVEL_CARD' : 'QR';
  refuseIf(
    medium === 'TRAVEL_CARD' && mediaSerialNumber === null,
    'Orders for a travel card need its media serial number.',
  );
  refuseIf(medium === 'QR' && mediaSerialNumber !== null, 'Mobile tickets do not go to a travel card.');

  const sold = referencesOf(orders, ['mobileTicket', 'fareProductSale']);
  const validated = referencesOf(orders, ['validateProduct']);
  const cancelled = referencesOf(orders, ['cancellation']);
  for (const references of [sold, validated, cancelled]) {
    refuseIf(new Set(references).size !== references.length, 'A ticket stands in two orders of the same kind.');
  }
  refuseIf(cancelled.length > 0 && cancelled.length < orders.length, 'Cancel orders stand in a group of their own.');
  refuseIf(
    !validated.every((reference) => sold.includes(reference)),
    'A product can be activated only in the group that sells it.',
  );
  return medium;
};
