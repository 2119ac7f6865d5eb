import {
  type CurrentOrder,
  Delivery,
  type DistributionPlan,
  type FulfillmentPolicies,
  type HandOverRequest,
  type Language,
  type Occasion,
  type Order,
  type TicketDistributionGroup,
  carryOut,
  reconcile,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import { type DriftBook, mayShowDrifts } from '../drifts/drift-book.js';
import { followUp } from '../delivery/follow-up.js';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Transaction } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { freeToStart } from './free-to-start.js';
import { distributingOrganisation, occasionOf } from './occasion-of.js';

/** What generating needs besides the order, in the words of one transaction. */
export type GenerateTransaction = Pick<Transaction, 'groups' | 'deliveries' | 'drifts' | 'pauses'>;

/** On whose word groups are generated, and the language of the tickets that generate itself hands over. */
export interface GenerateRequest {
  readonly caller: Caller;
  readonly language: Language | null;
}

/**
 * Reconciles the groups of an order with its current version, hands over what generate itself hands over, and tells the
 * ticket systems what changed. One step of several use cases; runs inside their transaction, under the lock on the order.
 */
export class GroupGenerator {
  constructor(
    private readonly policies: FulfillmentPolicies,
    private readonly courier: Courier,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly drifts: DriftBook,
  ) {}

  /**
   * @returns the deliveries that were stored
   * @throws DomainError `order/not-confirmed`
   */
  async generate(transaction: GenerateTransaction, order: Order, request: GenerateRequest): Promise<Delivery[]> {
    const { current } = order;
    const { groups, deliveries } = transaction;
    const occasion = occasionOf(current, request.caller, this.clock.now());
    const before = await groups.ofOrder(order.id);
    const open = before.length === 0 ? [] : await deliveries.openOf(before.map(({ id }) => id));
    const mayEndDrifts = new Set([
      ...before.filter(({ snapshot }) => mayShowDrifts(snapshot)).map(({ id }) => id),
      ...open.map(({ snapshot }) => snapshot.handOver.ticketDistributionGroupId),
    ]);
    const carriedOut = carryOut(this.plan(current, before), before, this.ids, occasion);
    const followed = carriedOut.map((group) => {
      const ofGroup = open.filter(({ snapshot }) => snapshot.handOver.ticketDistributionGroupId === group.id);
      const handedOver = this.handOver(group, current, request, occasion);
      const { withdrawn, stored } = followUp(group, ofGroup, this.policies, occasion, request.caller);
      return { withdrawn, stored: [...handedOver, ...stored] };
    });
    const stored = followed.flatMap((group) => group.stored);
    await this.courier.claimAtOnce(transaction, freeToStart(stored, carriedOut), occasion.at);
    for (const group of carriedOut) if (group.isChanged) await groups.save(group);
    for (const delivery of followed.flatMap(({ withdrawn }) => withdrawn)) await deliveries.save(delivery);
    for (const delivery of stored) await deliveries.save(delivery);
    for (const { id, snapshot } of carriedOut) {
      if (!mayEndDrifts.has(id) && !mayShowDrifts(snapshot)) continue;
      await this.drifts.writeKnown(transaction, snapshot, occasion.at);
    }
    return stored;
  }

  /**
   * The groups as the current version wants them: generated now if they do not stand at it.
   *
   * @returns all groups of the order, and the deliveries that were stored
   * @throws DomainError `order/not-confirmed`
   */
  async upToDate(transaction: GenerateTransaction, order: Order, request: GenerateRequest) {
    const groups = await transaction.groups.ofOrder(order.id);
    const isDue = groups.some(({ snapshot }) => snapshot.orderVersion !== order.current.version);
    if (groups.length > 0 && !isDue) return { groups, generated: [] };
    const generated = await this.generate(transaction, order, request);
    return { groups: await transaction.groups.ofOrder(order.id), generated };
  }

  /** What reconciling would do. */
  plan(current: CurrentOrder, groups: readonly TicketDistributionGroup[]): DistributionPlan {
    return reconcile(
      current,
      groups.map(({ snapshot }) => snapshot),
      this.policies,
    );
  }

  private handOver(
    group: TicketDistributionGroup,
    current: CurrentOrder,
    { caller, language }: GenerateRequest,
    occasion: Occasion,
  ): Delivery[] {
    const { fulfillmentMethod, parties } = group.snapshot;
    const policy = this.policies[fulfillmentMethod];
    if (policy.handedOverBy !== 'generate' || group.waiting.length === 0 || policy.withheld(parties) !== null)
      return [];
    const request: HandOverRequest = {
      pickup: policy.pickup({}),
      language,
      distributionChannelId: occasion.distributionChannelId,
      organisationId: distributingOrganisation(current, caller),
    };
    const handOver = group.handOver(request, occasion);
    return [Delivery.of(handOver, group.snapshot.handOverCount, caller, occasion.at)];
  }
}
