import type { DeliveryKey, TicketDistributionGroupId, TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { sameContent } from '../shared/same-content.js';
import { confirmedTicket, refusedTicket } from '../follow-up/answered-ticket.js';
import { type DecisionContent, type DecisionRecord, decisionRecord } from './decision-record.js';
import type { DeliverySnapshot } from '../delivery/delivery-snapshot.js';
import type { DistributionPlan, GroupPlan } from '../plan/distribution-plan.js';
import { draftHandOvers, outdatedDeliveries } from '../follow-up/follow-up.js';
import type { FulfillmentPolicies } from '../plan/fulfillment-policy.js';
import type { GroupChange } from './group-change.js';
import type { GroupSnapshot } from '../plan/group-snapshot.js';
import { reconciledTickets } from './group-tickets.js';
import {
  type CallOutcome,
  type HandOver,
  type IssueHandOver,
  type TicketReferences,
  ticketsOf,
} from '../hand-over/hand-over.js';
import { type HandOverDraft, issueDraft } from '../follow-up/hand-over-draft.js';
import type { HandOverRequest } from '../ticket/hand-over-request.js';
import { type MovedTicket, type TicketChange, appearedTicket, changedTicket } from '../ticket/moved-ticket.js';
import { newGroup } from './new-group.js';
import type { IdSource, Occasion } from '../ticket/occasion.js';
import { reconcileDecision } from './reconcile-decision.js';
import type { TicketDistribution, TicketMove } from '../ticket/ticket-distribution.js';
import { issuedHolding } from '../ticket/issued-holding.js';
import { isOnlyHere } from '../ticket/ticket-status.js';
import { takenBackTransfer } from './taken-back-transfer.js';
import { toldTicket, withdrawnTicket } from '../follow-up/told-ticket.js';

/** What follows from a group for its ticket systems: what they are told, and what they need not be told any more. */
export interface FollowUp {
  readonly handOvers: readonly HandOver[];
  /** Never attempted and replaced by newer decisions. */
  readonly withdrawn: readonly DeliveryKey[];
}

/**
 * What one order line became: one group per line for ever. Its tickets are generated and kept up to date from the
 * line's versions, handed over by deliveries, and moved through their life by what the ticket systems answer.
 */
export class TicketDistributionGroup {
  private readonly moves: TicketMove[] = [];
  private readonly decisions: DecisionRecord[] = [];

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

  /** The decisions taken since it was made or restored, oldest first. */
  get newDecisions(): readonly DecisionRecord[] {
    return this.decisions;
  }

  /** Carries out what the plan says of this group. */
  reconcile(plan: DistributionPlan, group: GroupPlan, ids: IdSource, occasion: Occasion): void {
    const before = this.state;
    const { tickets, made, changes } = reconciledTickets(before.tickets, group, ids, occasion.at);
    const next = {
      ...before,
      orderVersion: plan.orderVersion,
      updatedForOrderLineVersion: group.orderLineVersion,
      organisationId: plan.organisationId,
      fulfillmentMethod: group.fulfillmentMethod,
      orderOwnerCustomerId: plan.ownerCustomerId,
      ordered: group.ordered,
      parties: group.parties,
      tickets,
    };
    if (sameContent(next, before) && changes.length === 0) return;
    this.state = { ...next, updatedAt: occasion.at };
    for (const { ticket } of made) this.keep(appearedTicket(ticket, occasion, plan.orderVersion));
    for (const [id, change] of changes) this.change(id, change, occasion);
    const decision = reconcileDecision(group, made);
    if (decision !== null) this.record(before, decision, occasion);
  }

  /** The order is another organisation's from now on, and what became of it is too. */
  belongTo(organisationId: number, at: Instant): void {
    if (this.state.organisationId !== organisationId) this.state = { ...this.state, organisationId, updatedAt: at };
  }

  /** The tickets that wait for their hand-over under the method of the group. */
  get waiting(): readonly TicketDistribution[] {
    const { tickets, fulfillmentMethod } = this.state;
    return tickets.filter((ticket) => isOnlyHere(ticket.status) && ticket.fulfillmentMethod === fulfillmentMethod);
  }

  /**
   * Decides the hand-over of all waiting tickets and moves them to DISTRIBUTING.
   *
   * @throws Error when no ticket waits
   */
  handOver(request: HandOverRequest, occasion: Occasion): IssueHandOver {
    const [first, ...others] = this.waiting;
    if (first === undefined) throw new Error(`Group ${this.id} has no ticket to hand over`);
    this.state = {
      ...this.state,
      distributedByDCI: request.distributionChannelId,
      distributedByOrgId: request.organisationId,
    };
    const wish = { kind: 'issue', purpose: 'issue', how: request } as const;
    return this.decide(issueDraft(this.state, { wish, tickets: [first, ...others] }), occasion);
  }

  /**
   * Decides what the ticket systems have to be told now.
   *
   * @param open the unanswered deliveries of the group
   */
  followUp(open: readonly DeliverySnapshot[], policies: FulfillmentPolicies, occasion: Occasion): FollowUp {
    const withdrawn = outdatedDeliveries(this.state, open);
    for (const { handOver } of withdrawn) {
      for (const id of ticketsOf(handOver)) this.changeAll(id, withdrawnTicket(this.ticket(id), handOver), occasion);
    }
    const left = open.filter((delivery) => !withdrawn.includes(delivery));
    const busy = new Set(left.flatMap(({ handOver }) => ticketsOf(handOver)));
    const handOvers = draftHandOvers(this.state, busy, policies).map((draft) => this.decide(draft, occasion));
    return { handOvers, withdrawn: withdrawn.map(({ key }) => key) };
  }

  /** Whether anything may follow, as far as the group alone can tell: `followUp` would look at its open deliveries. */
  wantsFollowUp(policies: FulfillmentPolicies): boolean {
    return draftHandOvers(this.state, new Set(), policies).length > 0;
  }

  /** The ticket system did what it was told. */
  confirm(handOver: HandOver, references: readonly TicketReferences[], occasion: Occasion): void {
    for (const reference of references) {
      const ticket = this.ticket(reference.ticketDistributionId);
      this.changeAll(ticket.id, confirmedTicket(ticket, handOver, reference), occasion);
    }
  }

  /** The ticket system refused what it was told, for good. */
  refuse(handOver: HandOver, outcome: Extract<CallOutcome, { readonly kind: 'refused' }>, occasion: Occasion): void {
    const takenBack = takenBackTransfer(this.state, handOver, outcome.reason);
    if (takenBack !== null) return this.carryOut(takenBack, occasion);
    for (const id of ticketsOf(handOver)) {
      this.changeAll(id, refusedTicket(this.ticket(id), handOver, outcome, this.state.parties, occasion), occasion);
    }
  }

  /**
   * Gives up the key of an issue that an operator called refused: a call that is on its way still would issue its
   * tickets behind our back, so that the key is cancelled at the system, which refuses it from then on.
   */
  giveUp(issue: IssueHandOver, occasion: Occasion): void {
    const reason = `given up ${issue.key}: a call may be on its way still`;
    for (const id of ticketsOf(issue)) {
      const { outdated } = this.ticket(id).standing;
      this.change(id, { reason, standing: { outdated: [...outdated, issuedHolding(issue, id)] } }, occasion);
    }
  }

  /** Carries out what somebody asked for, or a ticket system told of itself: see the functions that give a `GroupChange`. */
  carryOut({ fields, tickets, decision }: GroupChange, occasion: Occasion): void {
    const before = this.state;
    if (fields !== undefined) this.state = { ...this.state, ...fields, updatedAt: occasion.at };
    for (const [id, changes] of tickets) this.changeAll(id, changes, occasion);
    if (decision !== undefined) this.record(before, { ...decision, plan: null }, occasion);
  }

  private decide<Draft extends HandOverDraft>(draft: Draft, occasion: Occasion): Draft & { readonly key: DeliveryKey } {
    const before = this.state;
    const handOver = { ...draft, key: this.nextKey(draft.operation) };
    const named = ticketsOf(handOver);
    for (const id of named) this.change(id, toldTicket(handOver), occasion);
    const { operation, fulfillmentMethod, key } = handOver;
    const tickets = named.map((ticketDistributionId) => ({ ticketDistributionId, entry: null }));
    const request = { operation, key };
    this.record(before, { decision: 'hand-over', policy: fulfillmentMethod, plan: null, tickets, request }, occasion);
    return handOver;
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

  private record(before: GroupSnapshot, content: DecisionContent, occasion: Occasion): void {
    this.decisions.push(decisionRecord(before, content, occasion, this.state));
    this.state = { ...this.state, decisionCount: this.state.decisionCount + 1 };
  }

  private changeAll(id: TicketDistributionId, changes: readonly TicketChange[], occasion: Occasion): void {
    for (const change of changes) this.change(id, change, occasion);
  }

  private change(id: TicketDistributionId, change: TicketChange, occasion: Occasion): void {
    this.keep(changedTicket(this.ticket(id), change, occasion, this.state.orderVersion));
    this.state = { ...this.state, updatedAt: occasion.at };
  }

  private keep({ ticket, move }: MovedTicket): void {
    const tickets = this.state.tickets.map((known) => (known.id === ticket.id ? ticket : known));
    this.state = { ...this.state, tickets };
    this.moves.push(move);
  }
}
