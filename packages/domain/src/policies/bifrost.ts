import type { FulfillmentPolicy } from '../plan/fulfillment-policy.js';
import { isPickedUp } from '../ticket/ticket-status.js';
import { jsonSystemViolations } from './json-system-violations.js';
import { visibleContent } from './told-content.js';

declare module '../orders/fulfillment-method.js' {
  interface FulfillmentMethods {
    BIFROST: true;
  }
}

/**
 * BIFROST: handed over by distribute, changed in place until its use begins (our choice; the public contract gives only
 * the name).
 */
export const bifrostPolicy: FulfillmentPolicy<'BIFROST'> = {
  method: 'BIFROST',
  handedOverBy: 'distribute',
  told: visibleContent,
  updates: 'in-place',
  transfers: false,
  redistributes: false,
  tickets: ({ fareProducts }) => fareProducts,
  change: (status) => (isPickedUp(status) ? 'replace' : 'update'),
  withheld: () => null,
  violations: jsonSystemViolations,
  pickup: () => null,
};
