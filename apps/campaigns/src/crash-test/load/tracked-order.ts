import type { GroupJson } from '../../http/answers.js';
import type { OrderJson } from '../../orders/order-json.js';

const HANDED_OVER = /^(DISTRIBUTING|DISTRIBUTED|ACTIVATED|COMMITTED)$/;

/** What clients asked for of one order, and what they were answered. */
export class TrackedOrder {
  /** Every version that was sent, answered or not. */
  readonly sent = new Map<number, OrderJson>();
  /** The versions of which an answer said that they were recorded. */
  readonly acknowledged = new Set<number>();
  /** The group of each line, as answers showed it. */
  readonly groups = new Map<string, string>();
  /** Every ticket that an answer showed, and how it was last shown. */
  readonly tickets = new Map<string, GroupJson['ticketDistributions'][number]>();
  private readonly lines = new Map<string, string>();
  /** Tickets that an answer showed as handed over or on their way. */
  readonly promised = new Set<string>();
  /** Starts of validity that were asked for, by ticket. */
  readonly startsAsked = new Map<string, Set<string>>();
  /** Tickets that somebody had cancelled at their system. */
  readonly cancelledOutside = new Set<string>();
  /** How often the order was asked to be handed over anew. */
  redistributions = 0;

  constructor(public head: OrderJson) {}

  get id(): string {
    return this.head.id;
  }

  /** Takes a version as sent. */
  send(version: OrderJson): void {
    this.head = version;
    this.sent.set(version.version, version);
  }

  /** Takes in what an answer showed. */
  learn(groups: readonly GroupJson[]): void {
    for (const { id, orderLineId, ticketDistributions } of groups) {
      this.groups.set(orderLineId, id);
      for (const ticket of ticketDistributions) {
        this.tickets.set(ticket.id, ticket);
        this.lines.set(ticket.id, orderLineId);
        if (HANDED_OVER.test(ticket.status)) this.promised.add(ticket.id);
      }
    }
  }

  /** The order line that a ticket was shown in. */
  lineOf(ticketId: string): string | undefined {
    return this.lines.get(ticketId);
  }

  askStart(ticketId: string, start: string): void {
    const asked = this.startsAsked.get(ticketId) ?? new Set();
    this.startsAsked.set(ticketId, asked.add(start));
  }
}
