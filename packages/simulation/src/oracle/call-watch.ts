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
  private readonly cancelled = new Set<string>();
  private readonly cancelRefused = new Set<string>();
  private readonly redistributed = new Map<string, number>();

  constructor(
    private readonly violate: Violate,
    /** How often each order, or one ticket of it, was asked to be redistributed; under one key it counts once. */
    private readonly redistributions: ReadonlyMap<string, number>,
    /** Keys of issues that an operator called not there: what lands under one late is cancelled before the next issue. */
    private readonly givenUp: ReadonlySet<string>,
    /** Keys of issues whose cancel an operator ended by the word that the ticket is there, as if its system had refused. */
    private readonly calledThere: ReadonlySet<string>,
  ) {}

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
    if (handOver.operation === 'cancel' && outcome.kind === 'refused') this.cancelRefused.add(handOver.issueKey);
    if (outcome.kind !== 'applied') return;
    if (handOver.operation === 'cancel') this.cancelled.add(handOver.issueKey);
    if (handOver.operation !== 'issue') return;
    if (handOver.purpose === 'issue') this.issued(method, handOver);
    if (handOver.purpose === 'redistribute') this.redistributedTo(method, handOver);
  }

  private issued(method: FulfillmentMethod, handOver: HandOver): void {
    for (const id of ticketsOf(handOver)) {
      const first = this.firstIssues.get(id);
      const known = first === undefined || this.isUndone(first) ? handOver.key : first;
      this.firstIssues.set(id, known);
      if (known !== handOver.key && !this.isListed(known) && !this.isListed(handOver.key)) {
        this.violate('handed-over-once', `${id} was handed over to ${method} as ${known} and as ${handOver.key}`);
      }
    }
  }

  private isUndone(key: string): boolean {
    return this.givenUp.has(key) && this.cancelled.has(key);
  }

  /** An operator called the key not there, and its cancel was refused: what lands under it late is a listed drift. */
  private isListed(key: string): boolean {
    return this.givenUp.has(key) && (this.cancelRefused.has(key) || this.calledThere.has(key));
  }

  private redistributedTo(method: FulfillmentMethod, handOver: HandOver): void {
    const { key, orderId } = handOver;
    for (const id of ticketsOf(handOver)) {
      const times = (this.redistributed.get(id) ?? 0) + 1;
      this.redistributed.set(id, times);
      const asked = (this.redistributions.get(orderId) ?? 0) + (this.redistributions.get(id) ?? 0);
      if (times <= asked) continue;
      this.violate('once-as-asked', `${id} was redistributed by ${method} ${times} times, the last as ${key}`);
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
