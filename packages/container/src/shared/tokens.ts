import { TicketSystemGateway, type Signals, type Transactions } from '@ticket-distribution/application';
import type { FulfillmentPolicies, FulfillmentPolicy } from '@ticket-distribution/domain';
import type { OpenDatabase } from '@ticket-distribution/persistence-typeorm';

// Tokens are abstract classes, so that the compiler holds a binding against what is bound. The ports of the
// application are tokens themselves; here are those that only composition knows.

/** The policies; rebind to replace one: `{ ...fulfillmentPolicies, BIFROST: mine }`. */
export abstract class Policies implements FulfillmentPolicies {
  abstract readonly NOD: FulfillmentPolicy;
  abstract readonly ACCOUNT_BASED_TICKETING: FulfillmentPolicy;
  abstract readonly INTERNATIONAL: FulfillmentPolicy;
  abstract readonly BIFROST: FulfillmentPolicy;
}

/** The open database; closed when it is unbound. */
export abstract class Database implements OpenDatabase {
  abstract readonly transactions: Transactions;
  abstract readonly signals: Signals;
  abstract readonly processes: 'one' | 'many';
  abstract isReady(): Promise<boolean>;
  abstract close(): Promise<void>;
}

/** The gateway to NOD for tickets picked up as QR codes. */
export abstract class NodGateway extends TicketSystemGateway {}

/** The gateway to NOD for tickets picked up on travel cards. */
export abstract class TravelCardGateway extends TicketSystemGateway {}

export abstract class AccountBasedTicketingGateway extends TicketSystemGateway {}

export abstract class InternationalGateway extends TicketSystemGateway {}

export abstract class BifrostGateway extends TicketSystemGateway {}
