import {
  DomainError,
  type FulfillmentPolicy,
  type OrderLineDocument,
  type Pickup,
  type PickupRequest,
  TICKET_FIELDS,
  TICKET_STATUSES,
  type TicketField,
  type TicketStatus,
  type TicketToTell,
  type Violation,
  canonicalText,
  toldContent,
} from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { aTicketToTell } from '../builders/a-ticket-to-tell.js';
import { anyProduct } from '../builders/any-product.js';
import { deepFrozen } from '../in-memory/deep-frozen.js';
import { anyOrderHistory } from './any-order-history.js';

/** Everything that a policy can be asked about at once. */
export interface Question {
  readonly line: OrderLineDocument;
  readonly ticket: TicketToTell;
  readonly status: TicketStatus;
  readonly fields: readonly TicketField[];
  readonly request: PickupRequest;
}

/** A line that a policy is asked about: one of its method. */
export function anyOrderLine({ method }: FulfillmentPolicy): fc.Arbitrary<OrderLineDocument> {
  return anyOrderHistory([method])
    .map((history) => history.flatMap(({ document }) => document.orderLines))
    .filter((lines) => lines.length > 0)
    .chain((lines) => fc.constantFrom(...lines));
}

export const anyTicketToTell: fc.Arbitrary<TicketToTell> = fc
  .record({ product: anyProduct, customerAccountRef: fc.constantFrom(null, 'ENT:CustomerAccount:a1') })
  .map((said) => deepFrozen(aTicketToTell(said)));

export const anyPickupRequest: fc.Arbitrary<PickupRequest> = fc.constantFrom(
  {},
  { travelCard: { mediaSerialNumberId: '1234567890' } },
  { travelCard: { mediaSerialNumberId: 'not a number' } },
);

export const anyStatus: fc.Arbitrary<TicketStatus> = fc.constantFrom(...TICKET_STATUSES);
export const anyFields: fc.Arbitrary<TicketField[]> = fc.subarray([...TICKET_FIELDS]);

export function anyQuestion(policy: FulfillmentPolicy): fc.Arbitrary<Question> {
  return fc.record({
    line: anyOrderLine(policy),
    ticket: anyTicketToTell,
    status: anyStatus,
    fields: anyFields,
    request: anyPickupRequest,
  });
}

/** Everything that a policy decides, as text. */
export function everyDecision(policy: FulfillmentPolicy, question: Question): string {
  const { line, ticket, status, fields, request } = question;
  const { handedOverBy, updates, transfers, redistributes } = policy;
  return canonicalText({
    data: [handedOverBy, updates, transfers, redistributes],
    tickets: policy.tickets(line),
    told: toldContent(ticket, policy),
    change: policy.change(status, fields),
    withheld: policy.withheld(ticket),
    violations: policy.violations(ticket),
    pickup: pickupOrRefusal(policy, request),
  });
}

/**
 * How tickets will be picked up, or what the policy cannot take of the request.
 *
 * @throws what the policy throws, unless that is a refusal that names the fields
 */
export function pickupOrRefusal(
  policy: FulfillmentPolicy,
  request: PickupRequest,
): Pickup | readonly Violation[] | null {
  try {
    return policy.pickup(request);
  } catch (error) {
    if (error instanceof DomainError && error.violations.length > 0) return error.violations;
    throw error;
  }
}
