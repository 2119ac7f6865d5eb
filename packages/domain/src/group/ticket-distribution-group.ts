import type { DeliveryKey, TicketDistributionGroupId, TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { sameContent } from '../shared/same-content.js';
import { changesOnConfirmation, changesOnRefusal, changeToTellAgain } from '../follow-up/answered-ticket.js';
import { replacementOf, changesOnWithholding } from '../follow-up/obstacles.js';
import type { Obstacle } from '../follow-up/wish.js';
import { handOverKey } from '../hand-over/hand-over-key.js';
import { refuseOtherTickets } from '../hand-over/checked-outcome.js';
import type { DraftFacts } from '../follow-up/hand-over-draft.js';
import { type DecisionContent, type DecisionRecord, decisionRecord } from './decision-record.js';
import type { DeliverySnapshot } from '../delivery/delivery-snapshot.js';
import type { DistributionPlan, GroupPlan } from '../plan/distribution-plan.js';
import {
  type DraftedHandOver,
  type FollowUpFacts,
  draftHandOvers,
  draftIssues,
  obstaclesOf,
  outdatedDeliveries,
  wishesOf,
} from '../follow-up/follow-up.js';
import { type FulfillmentPolicy, policyOf } from '../plan/fulfillment-policy.js';
import type { GroupChange } from './group-change.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import { orderedBeforeOf } from '../plan/line-comparison.js';
import { type MadeTicket, type SuccessorsOf, reconcileTickets } from './group-tickets.js';
import {
  type CallOutcome,
  type HandOver,
  type IssueHandOver,
  type TicketReferences,
  ticketsOf,
} from '../hand-over/hand-over.js';
import type { HandOverDraft } from '../follow-up/hand-over-draft.js';
import type { HandOverRequest } from '../ticket/hand-over-request.js';
import type { OrderedParties } from '../ticket/parties.js';
import { type TicketChange, firstMove, applyChange } from '../ticket/moved-ticket.js';
import { newGroup } from './new-group.js';
import type { IdSource, Occasion } from '../ticket/occasion.js';
import { reconcileDecision } from './reconcile-decision.js';
import type { TicketDistribution, TicketMove } from '../ticket/ticket-distribution.js';
import { issuedHolding } from '../ticket/issued-holding.js';
import { isHeldNowhere } from '../ticket/ticket-status.js';
import { changeOnTelling, changesOnWithdrawal } from '../follow-up/told-ticket.js';

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

  /** As it was restored; null: it is new. */
  get before(): GroupSnapshot | null {
    return this.restored;
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

  /** Carries out what the plan says of this group: one step of `carryOut`, which knows all groups of the order. */
  reconcile(
    plan: DistributionPlan,
    group: GroupPlan,
    { made, successorsOf }: { readonly made: readonly MadeTicket[]; readonly successorsOf: SuccessorsOf },
    occasion: Occasion,
  ): void {
    const before = this.state;
    const born = made.map(({ ticket }) => firstMove(ticket, occasion, plan.orderVersion));
    const newTickets = born.map(({ ticket }) => ticket);
    const { tickets, changes } = reconcileTickets(before.tickets, group, newTickets, successorsOf, occasion.at);
    const next = {
      ...before,
      orderVersion: plan.orderVersion,
      updatedForOrderLineVersion: group.orderLineVersion,
      organisationId: plan.organisationId,
      fulfillmentMethod: group.fulfillmentMethod,
      orderOwnerCustomerId: plan.ownerCustomerId,
      ordered: group.ordered,
      tickets,
    };
    if (sameContent(next, before) && changes.length === 0) return;
    this.state = { ...next, updatedAt: occasion.at };
    this.moves.push(...born.map(({ move }) => move));
    const happening = changes.map(([id, change]): TicketHappening => [id, () => [change]]);
    this.change(happening, occasion, orderedBeforeOf(before));
    const decision = reconcileDecision(group, made);
    if (decision !== null) this.record(before, decision, occasion);
  }

  /** Tickets of those groups wait until tickets of this one are handed over. */
  letWait(groups: readonly TicketDistributionGroupId[]): void {
    const waitedForBy = [...new Set([...this.state.waitedForBy, ...groups])];
    if (waitedForBy.length > this.state.waitedForBy.length) this.state = { ...this.state, waitedForBy };
  }

  /** The order is another organisation's from now on, and what became of it is too. */
  belongTo(organisationId: number, at: Instant): void {
    if (this.state.organisationId !== organisationId) this.state = { ...this.state, organisationId, updatedAt: at };
  }

  /** The tickets that wait for their hand-over under the method of the group. */
  get waiting(): readonly TicketDistribution[] {
    const { tickets, fulfillmentMethod } = this.state;
    return tickets.filter((ticket) => isHeldNowhere(ticket.status) && ticket.fulfillmentMethod === fulfillmentMethod);
  }

  /**
   * Decides the hand-over of waiting tickets and moves them to DISTRIBUTING: one for all that one call can tell.
   *
   * @param asked the tickets that are meant, all of them waiting; absent: every one that waits
   * @throws Error when none is
   */
  handOver(
    request: HandOverRequest,
    occasion: Occasion,
    facts: DraftFacts,
    asked: readonly TicketDistribution[] = this.waiting,
  ): readonly IssueHandOver[] {
    if (asked.length === 0) throw new Error(`Group ${this.id} has no ticket to hand over`);
    const { pickup, language, distributionChannelId, organisationId } = request;
    const onWordOf = { distributionChannelId, organisationId };
    const wish = { kind: 'issue', purpose: 'issue', how: { pickup, language, forStart: null }, onWordOf } as const;
    return draftIssues(this.state, asked, wish, facts).map((drafted) => this.decide(drafted, occasion));
  }

  /**
   * Decides what the ticket systems have to be told now.
   *
   * @param open the unanswered deliveries of the group
   */
  followUp(open: readonly DeliverySnapshot[], facts: FollowUpFacts, ids: IdSource, occasion: Occasion): FollowUp {
    const withdrawn = outdatedDeliveries(this.state, open);
    for (const { handOver } of withdrawn) {
      this.changeNamed(handOver, (ticket) => changesOnWithdrawal(ticket, handOver), occasion);
    }
    const left = open.filter((delivery) => !withdrawn.includes(delivery));
    const busy = new Set(left.flatMap(({ handOver }) => ticketsOf(handOver)));
    const wishes = wishesOf(this.state, busy, facts);
    const obstacles = obstaclesOf(wishes);
    for (const { ticket, obstacle } of obstacles) this.overcome(ticket, obstacle, facts, ids, occasion);
    const overcome = obstacles.length === 0 ? wishes : wishesOf(this.state, busy, facts);
    const handOvers = draftHandOvers(this.state, overcome, facts).map((drafted) => this.decide(drafted, occasion));
    return { handOvers, withdrawn: withdrawn.map(({ key }) => key) };
  }

  /** Whether anything may follow, as far as the group alone can tell: `followUp` would look at its open deliveries. */
  wantsFollowUp(facts: FollowUpFacts): boolean {
    return wishesOf(this.state, new Set(), facts).length > 0;
  }

  /**
   * The ticket system did what it was told.
   *
   * @param references one for each ticket of the hand-over, see `checkedOutcome`
   * @throws DomainError `delivery/answer-incomplete` when they are not those of its tickets, each once
   */
  confirm(handOver: HandOver, references: readonly TicketReferences[], occasion: Occasion): void {
    refuseOtherTickets(handOver, references);
    const happening = references.map(
      (reference): TicketHappening => [
        reference.ticketDistributionId,
        (ticket) => changesOnConfirmation(ticket, handOver, reference),
      ],
    );
    this.change(happening, occasion);
  }

  /**
   * The ticket system refused what it was told, for good. Of several tickets it may name those that it refused; where it
   * names none, each is told once by itself.
   */
  refuse(handOver: HandOver, outcome: Extract<CallOutcome, { readonly kind: 'refused' }>, occasion: Occasion): void {
    const all = ticketsOf(handOver);
    const named = all.filter((id) => outcome.tickets?.includes(id));
    const saysWhy = all.length === 1 || named.length > 0 || outcome.pickedUp !== undefined;
    const refused = saysWhy ? (named.length > 0 ? named : all) : [];
    const { ordered } = this.state;
    const changesOf = (ticket: TicketDistribution): readonly TicketChange[] =>
      refused.includes(ticket.id)
        ? changesOnRefusal(ticket, handOver, outcome, ordered, occasion)
        : [changeToTellAgain(ticket, handOver, outcome.reason, named.length === 0)];
    this.changeNamed(handOver, changesOf, occasion);
  }

  /**
   * Gives up the key of an issue that an operator called refused: a call that is on its way still would issue its
   * tickets behind our back, so that the key is cancelled at the system, which refuses it from then on.
   */
  giveUp(issue: IssueHandOver, occasion: Occasion): void {
    const reason = `given up ${issue.key}: a call may be on its way still`;
    const changesOf = ({ id, standing: { outdated } }: TicketDistribution): readonly TicketChange[] => [
      { reason, standing: { outdated: [...outdated, issuedHolding(issue, id)] } },
    ];
    this.changeNamed(issue, changesOf, occasion);
  }

  /** Carries out what somebody asked for, or a ticket system told of itself: see the functions that give a `GroupChange`. */
  carryOut({ tickets, decision }: GroupChange, occasion: Occasion): void {
    const before = this.state;
    const happening = tickets.map(([id, changes]): TicketHappening => [id, () => changes]);
    this.change(happening, occasion);
    if (decision !== undefined) this.record(before, { ...decision, plan: null }, occasion);
  }

  /** Settles here what cannot be told as it is wished. */
  private overcome(
    ticket: TicketDistribution,
    obstacle: Obstacle,
    { policies }: FollowUpFacts,
    ids: IdSource,
    occasion: Occasion,
  ): void {
    switch (obstacle.kind) {
      case 'withheld':
        return this.change([[ticket.id, () => changesOnWithholding(ticket, obstacle.reason, occasion)]], occasion);
      case 'move-too-late': {
        const reason = 'the moved validity came too late: the use has begun';
        return this.change([[ticket.id, () => [{ reason, validity: obstacle.held.validity }]]], occasion);
      }
      case 'replace':
        return this.replace(ticket, policyOf(policies, ticket.fulfillmentMethod), ids, occasion);
    }
  }

  /** Another ticket takes the place of one in use, which its system cannot change. */
  private replace(ticket: TicketDistribution, policy: FulfillmentPolicy, ids: IdSource, occasion: Occasion): void {
    const { replacement, change } = replacementOf(ticket, this.state, policy, ids, occasion);
    const born = firstMove(replacement, occasion, this.state.orderVersion);
    this.state = { ...this.state, tickets: [...this.state.tickets, born.ticket] };
    this.moves.push(born.move);
    this.change([[ticket.id, () => [change]]], occasion);
  }

  private decide<Draft extends HandOverDraft>(
    { draft, onWordOf }: DraftedHandOver<Draft>,
    occasion: Occasion,
  ): Draft & { readonly key: DeliveryKey } {
    const before = this.state;
    if (onWordOf !== null) {
      const { distributionChannelId: distributedByDCI, organisationId: distributedByOrgId } = onWordOf;
      this.state = { ...this.state, distributedByDCI, distributedByOrgId };
    }
    const handOver = { ...draft, key: this.nextKey(draft.operation) };
    const named = ticketsOf(handOver);
    this.changeNamed(handOver, (ticket) => [changeOnTelling(ticket, handOver)], occasion);
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
    return handOverKey(id, operation, updatedForOrderLineVersion, ordinal);
  }

  private record(before: GroupSnapshot, content: DecisionContent, occasion: Occasion): void {
    this.decisions.push(decisionRecord(before, content, occasion, this.state));
    this.state = { ...this.state, decisionCount: this.state.decisionCount + 1 };
  }

  /** The same happens to all tickets that a hand-over names. */
  private changeNamed(
    handOver: HandOver,
    changesOf: (ticket: TicketDistribution) => readonly TicketChange[],
    occasion: Occasion,
  ): void {
    const happening = ticketsOf(handOver).map((id): TicketHappening => [id, changesOf]);
    this.change(happening, occasion);
  }

  /** Something happens to tickets, one after the other. */
  private change(
    happening: readonly TicketHappening[],
    occasion: Occasion,
    ordered: OrderedParties = orderedBeforeOf(this.state),
  ): void {
    if (happening.length === 0) return;
    const { orderVersion } = this.state;
    const movesBefore = this.moves.length;
    const tickets = new Map(this.state.tickets.map((ticket) => [ticket.id, ticket]));
    for (const [id, changesOf] of happening) {
      const found = tickets.get(id);
      if (found === undefined) throw new Error(`Group ${this.id} holds no ticket ${id}`);
      for (const change of changesOf(found)) {
        const { ticket, move } = applyChange(tickets.get(id) ?? found, change, occasion, { orderVersion, ordered });
        tickets.set(id, ticket);
        this.moves.push(move);
      }
    }
    if (this.moves.length === movesBefore) return;
    this.state = { ...this.state, tickets: [...tickets.values()], updatedAt: occasion.at };
  }
}

/** A ticket that something happens to, and what that is, given the ticket as it is then. */
type TicketHappening = readonly [TicketDistributionId, (ticket: TicketDistribution) => readonly TicketChange[]];
