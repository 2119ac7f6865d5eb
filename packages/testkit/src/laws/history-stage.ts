import {
  type AskedFor,
  type DeliverySnapshot,
  type FollowUpFacts,
  type FulfillmentMethod,
  type FulfillmentPolicies,
  type GroupChange,
  type HandOver,
  type Occasion,
  Order,
  type OrderDocument,
  type Pickup,
  type PickupRequest,
  type TicketDistribution,
  type TicketDistributionGroup,
  carryOut,
  changeByStatusReport,
  decideDistributions,
  instant,
  instantOf,
  methodsOf,
  millisecondsOf,
  reconcile,
  ticketToTell,
  ticketsOf,
  withheldReason,
} from '@ticket-distribution/domain';
import { FakeTicketSystem, type FakeTicketSystemOptions } from '../fakes/fake-ticket-system.js';
import { SequentialIds } from '../in-memory/sequential-ids.js';
import { ExchangeWatch } from './exchange-watch.js';
import { type HandedOverHow, expectHandedOverAlike, expectMoveCarried, expectPickupOpens } from './expect-carried.js';
import { gapLeftBy } from './gap-left-by.js';
import { expectHeldThere } from './expect-held-there.js';
import { heldKeys } from './held-keys.js';
import { StageDeliveries } from './stage-deliveries.js';

/** More than any history needs. */
const MOST_CALLS = 1000;
const FIRST = millisecondsOf(instant('2026-12-01T09:30:00.000Z'));

export interface StageOptions extends Pick<FakeTicketSystemOptions, 'neverTakes' | 'namesRefused'> {
  readonly watchesExchanges?: boolean;
}

/**
 * An order with its groups, deliveries and ticket systems, all in memory and synchronous: what the application does
 * between transactions, in a few lines.
 */
export class HistoryStage {
  readonly order: Order;
  readonly systems: Readonly<Record<FulfillmentMethod, FakeTicketSystem>>;
  groups: readonly TicketDistributionGroup[] = [];
  readonly deliveries = new StageDeliveries();
  private readonly ids = new SequentialIds();
  private ticks = 0;

  private readonly exchanges: ExchangeWatch | null;
  /** How the tickets that a caller had handed over were to be, and those that were to be handed over anew. */
  readonly askedFor = new Map<string, HandedOverHow>();
  readonly redistributed = new Map<string, HandedOverHow>();

  /**
   * @param options what the ticket systems never take; whether an exchange that cancels too soon throws, which it does unless said
   */
  constructor(
    id: Order['id'],
    readonly policies: FulfillmentPolicies,
    { watchesExchanges = true, ...takes }: StageOptions = {},
  ) {
    this.exchanges = watchesExchanges ? new ExchangeWatch() : null;
    this.order = Order.empty(id);
    const systems = methodsOf(policies).map((method) => [
      method,
      new FakeTicketSystem(true, { ...takes, likeNod: method === 'NOD', changesInUse: method === 'NOD' }),
    ]);
    this.systems = Object.fromEntries(systems) as Record<FulfillmentMethod, FakeTicketSystem>;
  }

  get allSystems(): readonly FakeTicketSystem[] {
    return Object.values(this.systems);
  }

  get tickets(): readonly TicketDistribution[] {
    return this.groups.flatMap(({ snapshot }) => snapshot.tickets);
  }

  get handOvers(): readonly HandOver[] {
    return this.deliveries.snapshots.map(({ handOver }) => handOver);
  }

  /** A new moment, one second after the last. */
  occasion(by = 'order system'): Occasion {
    this.ticks += 1;
    return { at: instantOf(FIRST + this.ticks * 1000), by, distributionChannelId: null };
  }

  openOf({ id }: Pick<TicketDistributionGroup, 'id'>): readonly DeliverySnapshot[] {
    return this.deliveries.openOf(id);
  }

  busyIn(group: Pick<TicketDistributionGroup, 'id'>): ReadonlySet<string> {
    return new Set(this.openOf(group).flatMap(({ handOver }) => ticketsOf(handOver)));
  }

  record(document: OrderDocument): void {
    const occasion = this.occasion();
    const [before, tickets] = [this.groups.map(({ snapshot }) => snapshot), this.tickets];
    this.order.record(document, occasion.at);
    this.groups = carryOut(this.plan(), this.groups, this.ids, occasion);
    const after = this.groups.map(({ snapshot }) => snapshot);
    this.exchanges?.follow(this.order.current, before, after);
    expectMoveCarried(tickets, this.tickets);
    for (const group of this.groups) {
      const { fulfillmentMethod } = group.snapshot;
      const policy = this.policies[fulfillmentMethod];
      const able = group.waiting.filter(
        (ticket) => withheldReason(policy, ticketToTell(group.snapshot, ticket)) === null,
      );
      if (policy.handedOverBy === 'generate') this.handOver(group, null, able);
    }
    this.follow();
  }

  plan() {
    return reconcile(
      this.order.current,
      this.groups.map(({ snapshot }) => snapshot),
      this.policies,
    );
  }

  /**
   * Hands over every ticket that is meant and can be.
   *
   * @throws DomainError as `decideDistributions`
   */
  distribute(request: PickupRequest = {}, asked: AskedFor = {}): void {
    const groups = this.groups.map(({ snapshot }) => snapshot);
    for (const { group, decision } of decideDistributions(groups, request, this.policies, null, asked)) {
      const own = this.groups.find(({ id }) => id === group.id);
      if (own !== undefined && decision.kind === 'hand-over') this.handOver(own, decision.pickup, decision.tickets);
    }
  }

  private handOver(group: TicketDistributionGroup, pickup: Pickup | null, asked: readonly TicketDistribution[]): void {
    if (asked.length === 0) return;
    const request = { pickup, language: 'nno', distributionChannelId: null, organisationId: 1 } as const;
    for (const { id } of asked) {
      this.askedFor.set(id, request);
      this.redistributed.delete(id);
    }
    for (const handOver of group.handOver(request, this.occasion(), { policies: this.policies }, asked))
      this.store(handOver);
    this.follow();
  }

  change(group: TicketDistributionGroup, change: GroupChange | null): void {
    if (change === null) return;
    for (const [id, changes] of change.tickets) {
      for (const { standing } of changes) {
        const wish = standing?.redistribution ?? null;
        if (wish?.purpose === 'redistribute') this.redistributed.set(id, wish);
      }
    }
    group.carryOut(change, this.occasion('caller'));
    this.follow();
  }

  /** One due call, if any; the answer waits for `endCalls`. */
  beginCall(pick: number): boolean {
    const call = (handOver: HandOver) => this.systems[handOver.fulfillmentMethod].tell(handOver);
    return this.deliveries.begin(pick, this.occasion().at, call);
  }

  /** The answers of all calls under way are written. */
  endCalls(): void {
    for (let ended = this.endCall(); ended; ended = this.endCall());
  }

  /**
   * Calls until nothing is due any more.
   *
   * @throws Error when one thing to tell follows the other without an end
   */
  allCalls(): void {
    this.endCalls();
    for (let calls = 0; this.beginCall(0); calls += 1) {
      if (calls === MOST_CALLS) throw new Error(`More than ${MOST_CALLS} calls follow each other`);
      this.endCalls();
    }
  }

  /** Puts all that was set aside back. */
  replay(): void {
    this.deliveries.replay(this.occasion('operator').at);
  }

  /** Looks at every key that a ticket system holds something under, as far as we know. */
  look(): void {
    for (const group of this.groups) {
      for (const [key, method] of heldKeys(group.snapshot)) {
        const [report] = this.systems[method].see([key]).reports;
        if (report?.tickets == null) continue;
        this.change(group, changeByStatusReport(group.snapshot, key, report.tickets, this.busyIn(group)));
      }
    }
  }

  /** What follows in any group: tickets of one may have waited for those of another. */
  follow(): void {
    const tickets = this.tickets;
    for (const group of this.groups) {
      const occasion = this.occasion();
      const { handOvers, withdrawn } = group.followUp(this.openOf(group), this.facts(group), this.ids, occasion);
      this.deliveries.withdraw(withdrawn, occasion.at);
      for (const handOver of handOvers) this.store(handOver);
    }
    expectMoveCarried(tickets, this.tickets);
  }

  /** What follows from a group depends on. */
  facts(group: TicketDistributionGroup): FollowUpFacts {
    const others = this.groups.filter((other) => other !== group).map(({ snapshot }) => snapshot);
    return { policies: this.policies, others };
  }

  private store(handOver: HandOver): void {
    const busy = this.busyIn({ id: handOver.ticketDistributionGroupId });
    const doubled = ticketsOf(handOver).filter((id) => busy.has(id));
    if (doubled.length > 0)
      throw new Error(`${handOver.key} names ${doubled.join(', ')}, which another hand-over holds`);
    expectHeldThere(handOver, this.tickets);
    const wasIssued = (id: string): boolean => this.deliveries.wasIssued(id);
    const gap = gapLeftBy(handOver, this.tickets, wasIssued);
    if (gap !== null) throw new Error(`${handOver.key} cancels ${gap} before its place is taken`);
    this.exchanges?.check(handOver, this.tickets, wasIssued);
    expectPickupOpens(handOver);
    expectHandedOverAlike(handOver, this.tickets, this);
    this.deliveries.add(handOver, this.occasion().at);
  }

  private endCall(): boolean {
    const { at } = this.occasion();
    const ended = this.deliveries.end(at);
    if (ended === null) return false;
    const { handOver, outcome } = ended;
    const occasion: Occasion = { at, by: `ticket-system:${handOver.fulfillmentMethod}`, distributionChannelId: null };
    const group = this.groups.find(({ id }) => id === handOver.ticketDistributionGroupId);
    if (group === undefined) throw new Error(`Group ${handOver.ticketDistributionGroupId} is gone`);
    if (outcome.kind === 'applied') group.confirm(handOver, outcome.references, occasion);
    if (outcome.kind === 'refused') group.refuse(handOver, outcome, occasion);
    this.follow();
    return true;
  }
}
