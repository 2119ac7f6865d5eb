import type { FulfillmentPolicy } from '../plan/fulfillment-policy.js';
import { jsonSystemViolations } from './json-system-violations.js';
import { visibleContent } from './told-content.js';

declare module '../orders/fulfillment-method.js' {
  interface FulfillmentMethods {
    INTERNATIONAL: true;
  }
}

/**
 * International tickets are issued by a foreign railway's system, which cancels and issues but does not change (our
 * choice; the public contract gives only the method's name).
 */
export const internationalPolicy: FulfillmentPolicy<'INTERNATIONAL'> = {
  method: 'INTERNATIONAL',
  handedOverBy: 'distribute',
  told: visibleContent,
  updates: 'in-place',
  transfers: false,
  redistributes: false,
  tickets: ({ fareProducts }) => fareProducts,
  change: () => 'replace',
  withheld: () => null,
  violations: jsonSystemViolations,
  pickup: () => null,
};
