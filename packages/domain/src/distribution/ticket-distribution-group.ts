import type { DeliveryKey, TicketDistributionGroupId, TicketDistributionId } from '../shared/ids.js';
import { sameContent } from '../shared/same-content.js';
import type { DistributionPlan, GroupPlan } from './distribution-plan.js';
import type { GroupSnapshot } from './group-snapshot.js';
import { reconciledTickets } from './group-tickets.js';
import type { HandOver, IssueHandOver, TicketReferences } from './hand-over.js';
import { type HandOverRequest, detailsOf, knownNames } from './hand-over-request.js';
import type { IdSource, Occasion } from './occasion.js';
import type { DistributionDetails, StatusReason, TicketDistribution, TicketMove } from './ticket-distribution.js';
import { type TicketStatus, checkTicketMove, isOnlyHere } from './ticket-status.js';

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
  static create(
    plan: DistributionPlan,
    group: GroupPlan,
    ids: IdSource,
    { at, distributionChannelId }: Occasion,
  ): TicketDistributionGroup {
    const { orderId, orderVersion, organisationId, ownerCustomerId } = plan;
    const { orderLineId, orderLineVersion, fulfillmentMethod, ordered, parties } = group;
    const state: GroupSnapshot = {
      id: ids.nextGroupId(),
      revision: 0,
      orderId,
      orderLineId,
      orderVersion,
      updatedForOrderLineVersion: orderLineVersion,
      organisationId,
      createdByDCI: distributionChannelId,
      distributedByDCI: null,
      distributedByOrgId: null,
      fulfillmentMethod,
      orderOwnerCustomerId: ownerCustomerId,
      ordered,
      parties,
      handOverCount: 0,
      tickets: [],
      createdAt: at,
      updatedAt: at,
    };
    return new TicketDistributionGroup(state, null);
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
    for (const { id } of tickets) {
      if (!known.has(id)) this.noteMove(id, null, 'GENERATED', occasion, 'generated');
    }
    for (const [id, reason] of cancelled) this.move(id, 'CANCELLED', occasion, { code: reason, message: reason });
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
    for (const { id } of waiting) this.move(id, 'DISTRIBUTING', occasion, null, `handed over as ${key}`, details);
    const { orderId, orderLineId, organisationId, fulfillmentMethod, orderOwnerCustomerId, parties } = this.state;
    return {
      operation: 'issue',
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

  /** The ticket system holds the tickets. */
  confirm(handOver: HandOver, references: readonly TicketReferences[], occasion: Occasion): void {
    for (const { ticketDistributionId, ...given } of references) {
      const status = handOver.operation === 'issue' ? 'DISTRIBUTED' : 'CANCELLED';
      const { distributionDetails } = this.ticket(ticketDistributionId);
      const reason = `confirmed ${handOver.key}`;
      this.move(ticketDistributionId, status, occasion, null, reason, knownNames(distributionDetails, given));
    }
  }

  /** The ticket system refused the tickets for good. */
  refuse(ticketDistributionIds: readonly TicketDistributionId[], why: string, occasion: Occasion): void {
    for (const id of ticketDistributionIds) {
      this.move(id, 'FAILED', occasion, { code: 'refused', message: why });
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

  private move(
    id: TicketDistributionId,
    to: TicketStatus,
    occasion: Occasion,
    statusReason: StatusReason | null,
    reason: string = statusReason?.message ?? to,
    details: Partial<DistributionDetails> = {},
  ): void {
    const { status: from, distributionDetails } = this.ticket(id);
    checkTicketMove(id, from, to);
    const changed = {
      status: to,
      statusReason,
      distributionDetails: { ...distributionDetails, ...details },
      updatedAt: occasion.at,
    };
    this.replaceTicket(id, (ticket) => ({ ...ticket, ...changed }));
    this.state = { ...this.state, updatedAt: occasion.at };
    this.noteMove(id, from, to, occasion, reason);
  }

  private noteMove(
    id: TicketDistributionId,
    from: TicketStatus | null,
    to: TicketStatus,
    { at, by }: Occasion,
    reason: string,
  ): void {
    this.replaceTicket(id, (ticket) => ({ ...ticket, moveCount: ticket.moveCount + 1 }));
    const { moveCount: number } = this.ticket(id);
    const { orderVersion } = this.state;
    this.moves.push({ ticketDistributionId: id, number, from, to, at, by, orderVersion, reason });
  }

  private replaceTicket(id: TicketDistributionId, change: (ticket: TicketDistribution) => TicketDistribution): void {
    const tickets = this.state.tickets.map((ticket) => (ticket.id === id ? change(ticket) : ticket));
    this.state = { ...this.state, tickets };
  }
}
