import { pickupOf } from '../hand-over/pickup.js';
import { isPickedUp } from '../ticket/ticket-status.js';
import type { FulfillmentPolicy } from '../plan/fulfillment-policy.js';
import { nodViolations } from './nod-violations.js';
import { nodContent } from './told-content.js';

declare module '../orders/fulfillment-method.js' {
  interface FulfillmentMethods {
    NOD: true;
  }
}

/**
 * NOD: a ticket per product, picked up as QR code with animation or on a travel card. Until the pickup NOD takes a
 * changed ticket in the old one's place; afterwards the medium holds it and only another ticket can replace it.
 */
export const nodPolicy: FulfillmentPolicy<'NOD'> = {
  method: 'NOD',
  handedOverBy: 'distribute',
  told: nodContent,
  updates: 'by-reissue',
  transfers: false,
  redistributes: true,
  tickets: ({ fareProducts }) => fareProducts,
  change: (status) => (isPickedUp(status) ? 'replace' : 'update'),
  withheld: () => null,
  violations: nodViolations,
  pickup: pickupOf,
};
