import {
  type CallOutcome,
  type DeliverySnapshot,
  type FulfillmentMethod,
  type HandOver,
  isAnswered,
  ticketsOf,
} from '@ticket-distribution/domain';
import type { MemoryState } from '@ticket-distribution/testkit';
import type { Invariant } from './violation.js';

type Violate = (invariant: Invariant, text: string) => void;

/** Holds every call against what ticket systems may never be told. */
export class CallWatch {
  private readonly firstIssues = new Map<string, string>();

  constructor(private readonly violate: Violate) {}

  /** A call leaves its process. */
  called(handOver: HandOver, { deliveries }: Pick<MemoryState, 'deliveries'>): void {
    const own = deliveries.get(handOver.key);
    if (own === undefined) return this.violate('delivery-with-decision', `${handOver.key} is called and not stored`);
    for (const other of deliveries.values()) {
      if (!isEarlier(other, own) || isAnswered(other.state)) continue;
      if (sharesTicket(other.handOver, handOver)) {
        this.violate('order-per-ticket', `${handOver.key} is called while ${other.key} is ${other.state}`);
      }
    }
  }

  /** A ticket system did what it was told, for the first time under this key. */
  processed(method: FulfillmentMethod, handOver: HandOver, outcome: CallOutcome): void {
    if (outcome.kind !== 'applied' || handOver.operation !== 'issue' || handOver.purpose !== 'issue') return;
    for (const id of ticketsOf(handOver)) {
      const known = this.firstIssues.get(id) ?? handOver.key;
      this.firstIssues.set(id, known);
      if (known !== handOver.key) {
        this.violate('handed-over-once', `${id} was handed over to ${method} as ${known} and as ${handOver.key}`);
      }
    }
  }
}

function isEarlier(other: DeliverySnapshot, own: DeliverySnapshot): boolean {
  const isSibling = other.handOver.ticketDistributionGroupId === own.handOver.ticketDistributionGroupId;
  return isSibling && other.ordinal < own.ordinal;
}

function sharesTicket(one: HandOver, other: HandOver): boolean {
  const ids = new Set<string>(ticketsOf(one));
  return ticketsOf(other).some((id) => ids.has(id));
}
