import { isErasedTraveller } from '../orders/same-unless-erased.js';
import type { Violation } from '../shared/domain-error.js';
import { isErased } from '../shared/erased.js';
import type { StatusReason } from '../ticket/ticket-distribution.js';
import type { FulfillmentPolicy, TicketToTell } from './fulfillment-policy.js';

/** The code of what a ticket system could never take. It goes when a version of the order mends it. */
export const NOT_TRANSMITTABLE = 'not-transmittable';

/** Why a ticket cannot be handed over: what the policy waits for, or what its system could never take; null when it can. */
export function withheldReason(policy: FulfillmentPolicy, ticket: TicketToTell): StatusReason | null {
  return policy.withheld(ticket) ?? notTransmittable(policy, ticket);
}

/** Why a ticket system could never take what would be told of a ticket, naming fields and rules; null when it could. */
export function notTransmittable(
  policy: Pick<FulfillmentPolicy, 'violations'>,
  ticket: TicketToTell,
): StatusReason | null {
  const violations = [...erasedParts(ticket), ...policy.violations(ticket)];
  if (violations.length === 0) return null;
  const rules = violations.map(({ field, message }) => `${field} ${message}`).join('; ');
  return { code: NOT_TRANSMITTABLE, message: `The ticket system cannot take the ticket: ${rules}.` };
}

const PERSONS = ['ownerCustomerId', 'holderCustomerId', 'customerAccountRef'] as const;

/** What is told of a person cannot be told once it was erased: no ticket is anybody's by the name of what stands there. */
function erasedParts(ticket: TicketToTell): readonly Violation[] {
  const fields: string[] = PERSONS.filter((field) => isErased(ticket[field]));
  if (ticket.product.travellers.some(isErasedTraveller)) fields.push('travellers');
  return fields.map((field) => ({ field, message: 'was erased' }));
}
