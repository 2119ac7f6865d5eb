import type { DeliveryKey, TicketDistributionGroupId, TicketDistributionId } from '../shared/ids.js';
import { sameContent } from '../shared/same-content.js';
import type { DistributionPlan, GroupPlan } from './distribution-plan.js';
import type { GroupSnapshot } from './group-snapshot.js';
import { reconciledTickets } from './group-tickets.js';
import type { HandOver, IssueHandOver, TicketReferences } from './hand-over.js';
import { type HandOverRequest, detailsOf, knownNames } from './hand-over-request.js';
import { type MovedTicket, type TicketChange, appearedTicket, movedTicket } from './moved-ticket.js';
import { newGroup } from './new-group.js';
import type { IdSource, Occasion } from './occasion.js';
import type { TicketDistribution, TicketMove } from './ticket-distribution.js';
import { isOnlyHere } from './ticket-status.js';

/**
 * What one order line became: one group per line for ever. Its tickets are generated and kept up to date from the
 * line's versions, handed over by deliveries, and moved through their life by what the ticket systems answer.
 */
export class TicketDistributionGroup {
  private readonly moves: TicketMove[] = [];

  private constructor(
    private state: GroupSnapshot,
    private readonly restored: GroupSnapshot | null,
  ) {}

  static restore(snapshot: GroupSnapshot): TicketDistributionGroup {
    return new TicketDistributionGroup(snapshot, snapshot);
  }

  /** A new, empty group for a line, to be filled by `reconcile`. */
  static create(plan: DistributionPlan, group: GroupPlan, ids: IdSource, occasion: Occasion): TicketDistributionGroup {
    return new TicketDistributionGroup(newGroup(plan, group, ids, occasion), null);
  }

  get snapshot(): GroupSnapshot {
    return this.state;
  }

  get id(): TicketDistributionGroupId {
    return this.state.id;
  }

  /** Whether there is anything to save since the group was made or restored. */
  get isChanged(): boolean {
    return this.state !== this.restored;
  }

  /** The moves of its tickets since it was made or restored, oldest first. */
  get newMoves(): readonly TicketMove[] {
    return this.moves;
  }

  /** Carries out what the plan says of this group; `carryOut` has refused what cannot be carried out. */
  reconcile(plan: DistributionPlan, group: GroupPlan, ids: IdSource, occasion: Occasion): void {
    const { tickets, cancelled } = reconciledTickets(this.state.tickets, group, ids, occasion.at);
    const next = {
      ...this.state,
      orderVersion: plan.orderVersion,
      updatedForOrderLineVersion: group.orderLineVersion,
      organisationId: plan.organisationId,
      fulfillmentMethod: group.fulfillmentMethod,
      orderOwnerCustomerId: plan.ownerCustomerId,
      ordered: group.ordered,
      parties: group.parties,
      tickets,
    };
    if (sameContent(next, this.state) && cancelled.size === 0) return;
    const known = new Set(this.state.tickets.map(({ id }) => id));
    this.state = { ...next, updatedAt: occasion.at };
    for (const ticket of tickets.filter(({ id }) => !known.has(id))) {
      this.keep(appearedTicket(ticket, occasion, plan.orderVersion));
    }
    for (const [id, reason] of cancelled) {
      this.move(id, { to: 'CANCELLED', reason, statusReason: { code: reason, message: reason } }, occasion);
    }
  }

  /** The tickets that wait for their hand-over under the method of the group. */
  get waiting(): readonly TicketDistribution[] {
    const { tickets, fulfillmentMethod } = this.state;
    return tickets.filter((ticket) => isOnlyHere(ticket.status) && ticket.fulfillmentMethod === fulfillmentMethod);
  }

  /** Decides the hand-over of all waiting tickets, at least one, and moves them to DISTRIBUTING. */
  handOver(request: HandOverRequest, occasion: Occasion): IssueHandOver {
    const { waiting } = this;
    const key = this.nextKey('issue');
    const details = detailsOf(request);
    this.state = {
      ...this.state,
      distributedByDCI: request.distributionChannelId,
      distributedByOrgId: request.organisationId,
    };
    for (const { id } of waiting) {
      this.move(id, { to: 'DISTRIBUTING', reason: `handed over as ${key}`, details }, occasion);
    }
    const { orderId, orderLineId, organisationId, fulfillmentMethod, orderOwnerCustomerId, parties } = this.state;
    return {
      operation: 'issue',
      purpose: 'issue',
      key,
      fulfillmentMethod,
      orderId,
      orderLineId,
      ticketDistributionGroupId: this.id,
      organisationId,
      ownerCustomerId: orderOwnerCustomerId,
      holderCustomerId: parties.distributionHolderCustomerId,
      customerAccountRef: parties.customerAccountRef,
      language: request.language,
      pickup: request.pickup,
      tickets: waiting.map(({ id, product, validity }) => ({ ticketDistributionId: id, product, ...validity })),
    };
  }

  /** The ticket system did what it was told. */
  confirm({ operation, key }: HandOver, references: readonly TicketReferences[], occasion: Occasion): void {
    const to = operation === 'issue' ? 'DISTRIBUTED' : 'CANCELLED';
    for (const { ticketDistributionId: id, ...given } of references) {
      const details = knownNames(this.ticket(id).distributionDetails, given);
      this.move(id, { to, reason: `confirmed ${key}`, details }, occasion);
    }
  }

  /** The ticket system refused the tickets for good. */
  refuse(ticketDistributionIds: readonly TicketDistributionId[], why: string, occasion: Occasion): void {
    for (const id of ticketDistributionIds) {
      this.move(id, { to: 'FAILED', reason: why, statusReason: { code: 'refused', message: why } }, occasion);
    }
  }

  private nextKey(operation: HandOver['operation']): DeliveryKey {
    const { id, updatedForOrderLineVersion, handOverCount } = this.state;
    const ordinal = handOverCount + 1;
    this.state = { ...this.state, handOverCount: ordinal };
    return `${id}.${operation}.${updatedForOrderLineVersion}.${ordinal}` as DeliveryKey;
  }

  private ticket(id: TicketDistributionId): TicketDistribution {
    const found = this.state.tickets.find((ticket) => ticket.id === id);
    if (found === undefined) throw new Error(`Group ${this.id} holds no ticket ${id}`);
    return found;
  }

  private move(id: TicketDistributionId, change: TicketChange, occasion: Occasion): void {
    this.keep(movedTicket(this.ticket(id), change, occasion, this.state.orderVersion));
    this.state = { ...this.state, updatedAt: occasion.at };
  }

  private keep({ ticket, move }: MovedTicket): void {
    const tickets = this.state.tickets.map((known) => (known.id === ticket.id ? ticket : known));
    this.state = { ...this.state, tickets };
    this.moves.push(move);
  }
}
