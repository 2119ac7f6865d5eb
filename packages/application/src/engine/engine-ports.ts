import type { FulfillmentMethod, FulfillmentPolicy } from '@ticket-distribution/domain';
import type { CircuitBreakers } from '../ports/circuit-breaker.js';
import type { Clock } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { EventPublisher } from '../ports/event-publisher.js';
import type { Ids } from '../ports/ids.js';
import type { Randomness } from '../ports/randomness.js';
import type { Signals } from '../ports/signals.js';
import type { PassMaker } from '../ports/pass-maker.js';
import type { MailSender } from '../ports/mail-sender.js';
import type { TicketCodes } from '../ports/ticket-codes.js';
import type { TicketPrinter } from '../ports/ticket-printer.js';
import type { TicketSystemGateway } from '../ports/ticket-system-gateway.js';
import type { Transactions } from '../ports/transactions.js';
import type { WebhookSender } from '../ports/webhook-sender.js';

/** What an engine knows of a fulfillment method: its rules, and the ticket system that keeps its tickets. */
export interface RegisteredMethod<Method extends FulfillmentMethod = FulfillmentMethod> {
  readonly policy: FulfillmentPolicy<Method>;
  readonly gateway: TicketSystemGateway;
}

/**
 * The fulfillment methods of an engine, each in its own place; those that it does not run are left out. What the store has of
 * them is kept as it is and can be read; their deliveries wait until the method is registered.
 */
export type Methods = { readonly [Method in FulfillmentMethod]?: RegisteredMethod<Method> };

/** What an engine stands on. */
export interface EnginePorts {
  readonly methods: Methods;
  readonly transactions: Transactions;
  readonly signals: Signals;
  readonly breakers: CircuitBreakers;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly randomness: Randomness;
  readonly log: DeliveryLog;
  /** Absent: no webhook can be made, and nothing is sent to those that there are. */
  readonly webhookSender?: WebhookSender;
  /** Absent: tickets have no codes of ours. */
  readonly ticketCodes?: TicketCodes;
  /** Absent: no PDF tickets are made. */
  readonly ticketPrinter?: TicketPrinter;
  /** Absent: no e-mail is sent. */
  readonly mailSender?: MailSender;
  /** Absent: no passes for wallets are made. */
  readonly passMaker?: PassMaker;
  /** Where the feed is told besides; absent: nowhere. */
  readonly publisher?: EventPublisher;
}
