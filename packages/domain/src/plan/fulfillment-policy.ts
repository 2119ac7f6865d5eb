import type { TicketField } from './distribution-plan.js';
import type { FulfillmentMethod } from '../orders/fulfillment-method.js';
import type { Pickup, PickupRequest } from '../hand-over/pickup.js';
import type { StatusReason } from '../ticket/ticket-distribution.js';
import type { TicketStatus } from '../ticket/ticket-status.js';
import type { FareProduct } from '../orders/fare-product.js';
import type { NormalProduct, ProductField } from '../orders/normal-form.js';
import type { OrderLineContent } from '../orders/order-document.js';
import type { Violation } from '../shared/domain-error.js';
import type { Validity } from '../shared/validity.js';

/** What a ticket system would be told of one ticket. */
export interface TicketToTell {
  readonly orderId: string;
  readonly orderLineId: string;
  readonly organisationId: number;
  readonly ownerCustomerId: string;
  readonly holderCustomerId: string;
  readonly customerAccountRef: string | null;
  readonly product: FareProduct;
  readonly validity: Validity;
}

/** What a ticket system sees of a ticket's content, by field; a field that is left out it does not see at all. */
export type ToldContent = Readonly<Partial<Record<ProductField, unknown>>>;

/**
 * The rules of one fulfillment method: data and pure, total functions that never throw, but for `pickup`. Replace one by
 * `{ ...fulfillmentPolicies, BIFROST: mine }`; the testkit's policy laws say what every policy must keep.
 */
export interface FulfillmentPolicy<Method extends FulfillmentMethod = FulfillmentMethod> {
  readonly method: Method;

  /** Which operation hands the tickets over: `generate` does it by itself, or `distribute` has to be called. */
  readonly handedOverBy: 'generate' | 'distribute';

  /**
   * What the ticket system sees of a ticket, finer than a field: equal answers for two tickets mean that the system cannot
   * tell them apart, so that a change from one to the other is recorded here and costs nobody a ticket.
   *
   * @param content the product in its normal form, with the validity as it is now
   */
  told(content: NormalProduct): ToldContent;

  /**
   * How an update reaches the ticket system: it changes the ticket in place, or takes it as another issue and gives the
   * old form up afterwards.
   */
  readonly updates: 'in-place' | 'by-reissue';

  /** Whether the system keeps tickets on accounts, so that one can be moved to another holder. */
  readonly transfers: boolean;

  /** Whether a ticket can be handed over anew, on another medium or once more. */
  readonly redistributes: boolean;

  /** The products of a confirmed line that get a ticket, each at most once. */
  tickets(line: OrderLineContent): readonly FareProduct[];

  /** How a ticket that its system holds follows a change of its fields. */
  change(status: TicketStatus, fields: readonly TicketField[]): 'update' | 'replace';

  /** Why the ticket cannot be handed over yet, such as that its line names no account; null when it can. */
  withheld(ticket: TicketToTell): StatusReason | null;

  /**
   * What of the ticket breaks the schema of its system, which could never take it: one violation per field, such as
   * `product.version`; none when it takes the ticket. Values of open lists are never among them.
   */
  violations(ticket: TicketToTell): readonly Violation[];

  /**
   * How the tickets will be picked up; null where the method knows no pickup. `{}` asks for nothing, and gives what is
   * usual.
   *
   * @throws DomainError `request/malformed` for a request that the method cannot take, never for `{}`
   */
  pickup(request: PickupRequest): Pickup | null;
}

/**
 * The policies of an engine, by their methods: a method that the compiler knows does not compile without one. What is stored may
 * name a method that has none any more, so that they are read by `policyOf`.
 */
export type FulfillmentPolicies = { readonly [Method in FulfillmentMethod]: FulfillmentPolicy<Method> };

/**
 * The policy of a method. Tickets of one that has none (any more) are kept and read as they are: nothing of them is handed over
 * or changed, and what ends is told once the method is registered again.
 */
export function policyOf(policies: FulfillmentPolicies, method: FulfillmentMethod): FulfillmentPolicy {
  return isRegistered(policies, method) ? policies[method] : unregistered(method);
}

/** Whether a method has a policy. */
function isRegistered(policies: FulfillmentPolicies, method: FulfillmentMethod): boolean {
  return Object.hasOwn(policies, method);
}

/** The methods of an engine, in the order in which they were registered. */
export function methodsOf(
  policies: Readonly<Partial<Record<FulfillmentMethod, unknown>>>,
): readonly FulfillmentMethod[] {
  return Object.keys(policies) as FulfillmentMethod[];
}

function unregistered(method: FulfillmentMethod): FulfillmentPolicy {
  const reason = { code: 'method-not-registered', message: `The fulfillment method ${method} is not registered.` };
  return {
    method,
    handedOverBy: 'distribute',
    told: ({ ref: _ref, transferable: _transferable, ...visible }) => visible,
    updates: 'in-place',
    transfers: false,
    redistributes: false,
    tickets: ({ fareProducts }) => fareProducts,
    change: () => 'update',
    withheld: () => reason,
    violations: () => [],
    pickup: () => null,
  };
}
