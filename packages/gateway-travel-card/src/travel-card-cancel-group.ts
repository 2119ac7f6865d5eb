import type { CancelHandOver } from '@ticket-distribution/domain';
import { type CancelPlugin, type NewOrderGroup, cancelGroup } from '@ticket-distribution/gateway-nod/medium';
import { TRAVEL_CARD_NAMESPACE } from './travel-card-namespace.js';

const PLUGIN: CancelPlugin = {
  actionType: 'CancelFareProduct',
  root: 'cancelFareProduct',
  namespace: TRAVEL_CARD_NAMESPACE,
};

/**
 * The cancel of products on a travel card as an order group of its own: they are blocked at once, and taken off at the
 * card's next pickup.
 */
export function travelCardCancelGroup(cancel: CancelHandOver, mediaSerialNumberId: string): NewOrderGroup {
  return cancelGroup(cancel, mediaSerialNumberId, PLUGIN);
}
