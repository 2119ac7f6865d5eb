import type { Signals, TicketSystemGateways, Transactions } from '@ticket-distribution/application';
import type { FulfillmentPolicies } from '@ticket-distribution/domain';
import type { OpenDatabase } from '@ticket-distribution/persistence-typeorm';
import type { ServiceIdentifier } from 'inversify';

// The ports of the application are tokens themselves; here are those that only composition knows.

/** The policies by method; rebind to replace one: `{ ...fulfillmentPolicies, BIFROST: mine }`. */
export const Policies: ServiceIdentifier<FulfillmentPolicies> = Symbol('Policies');

/** The gateways by method; rebind, or wrap them when they are activated. */
export const Gateways: ServiceIdentifier<TicketSystemGateways> = Symbol('Gateways');

/** The open database; closed when it is unbound. */
export abstract class Database implements OpenDatabase {
  abstract readonly transactions: Transactions;
  abstract readonly signals: Signals;
  abstract readonly processes: 'one' | 'many';
  abstract isReady(): Promise<boolean>;
  abstract close(): Promise<void>;
}
