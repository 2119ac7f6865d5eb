import type { FulfillmentPolicy } from '../plan/fulfillment-policy.js';
import { isPickedUp } from '../ticket/ticket-status.js';
import { jsonSystemViolations } from './json-system-violations.js';
import { visibleContent } from './told-content.js';
import { VISIBLE_FIELDS } from './ticket-fields.js';

declare module '../orders/fulfillment-method.js' {
  interface FulfillmentMethods {
    ACCOUNT_BASED_TICKETING: true;
  }
}

/**
 * Account-based ticketing: generate hands the tickets over to the line's customer account. The account system keeps
 * holder and account too; another product needs another ticket there, and so does other content once the use has begun.
 */
export const accountBasedTicketingPolicy: FulfillmentPolicy<'ACCOUNT_BASED_TICKETING'> = {
  method: 'ACCOUNT_BASED_TICKETING',
  handedOverBy: 'generate',
  told: visibleContent,
  updates: 'in-place',
  transfers: true,
  redistributes: false,
  tickets: ({ fareProducts }) => fareProducts,
  change: (status, fields) => {
    const changesInUse = isPickedUp(status) && fields.some((field) => VISIBLE_FIELDS.includes(field));
    return changesInUse || fields.includes('product') ? 'replace' : 'update';
  },
  withheld: ({ customerAccountRef }) =>
    customerAccountRef === null
      ? { code: 'customer-account-missing', message: 'The order line names no customer account to hand over to.' }
      : null,
  violations: jsonSystemViolations,
  pickup: () => null,
};
