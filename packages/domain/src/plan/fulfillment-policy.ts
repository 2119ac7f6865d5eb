import type { TicketField } from './distribution-plan.js';
import type { FulfillmentMethod } from '../orders/fulfillment-method.js';
import type { Pickup, PickupRequest } from '../hand-over/pickup.js';
import type { StatusReason } from '../ticket/ticket-distribution.js';
import type { TicketStatus } from '../ticket/ticket-status.js';
import type { FareProduct } from '../orders/fare-product.js';
import type { OrderLineContent } from '../orders/order-document.js';

/**
 * The rules of one fulfillment method: data and pure functions, each total and free of throwing. Replace one by
 * `{ ...fulfillmentPolicies, BIFROST: mine }`; the testkit's policy laws say what every policy must keep.
 */
export interface FulfillmentPolicy {
  readonly method: FulfillmentMethod;

  /** Which operation hands the tickets over: `generate` does it by itself, or `distribute` has to be called. */
  readonly handedOverBy: 'generate' | 'distribute';

  /** The fields that the ticket system keeps; a change of any other is recorded here only. */
  readonly keptByTicketSystem: ReadonlySet<TicketField>;

  /**
   * How an update reaches the ticket system: it changes the ticket in place, or takes it as another issue and gives the
   * old form up afterwards.
   */
  readonly updates: 'in-place' | 'by-reissue';

  /** Whether a ticket can be moved to another holder. */
  readonly transfers: boolean;

  /** Whether a ticket can be handed over anew, on another medium or once more. */
  readonly redistributes: boolean;

  /** The products of a confirmed line that get a ticket, each at most once. */
  tickets(line: OrderLineContent): readonly FareProduct[];

  /** How a ticket that its system holds follows a change of its fields. */
  change(status: TicketStatus, fields: readonly TicketField[]): 'update' | 'replace';

  /** Why the tickets of a line cannot be handed over yet; null when they can. */
  withheld(parties: { readonly customerAccountRef: string | null }): StatusReason | null;

  /** How the tickets will be picked up; null where the method knows no pickup. May throw what `pickupOf` throws. */
  pickup(request: PickupRequest): Pickup | null;
}

/** Every method answers: a new method does not compile until it has a policy. */
export type FulfillmentPolicies = Readonly<Record<FulfillmentMethod, FulfillmentPolicy>>;
