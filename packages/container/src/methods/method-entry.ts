import type { TicketSystemGateway } from '@ticket-distribution/application';
import type { FulfillmentMethod, FulfillmentPolicy } from '@ticket-distribution/domain';

/** How a ticket system is reached. */
export interface TicketSystemAddress {
  readonly baseUrl: string;
  /** The limit of one call. */
  readonly timeoutMs: number;
}

/** A fulfillment method as it is run: its rules, and the way to its ticket system. */
export interface MethodEntry<Method extends FulfillmentMethod = FulfillmentMethod> {
  readonly policy: FulfillmentPolicy<Method>;
  /** What its ticket system is called in texts for people, such as `the BIFROST ticket system`. */
  readonly system: string;
  readonly gateway: (address: TicketSystemAddress) => TicketSystemGateway;
}

/**
 * The fulfillment methods of an engine. Settings, metrics, paths and documents take the names from here: a method WALLET is
 * reached at WALLET_URL, and calls back at /v1/ticket-systems/wallet/sightings.
 */
export type MethodRegistry = { readonly [Method in FulfillmentMethod]: MethodEntry<Method> };
