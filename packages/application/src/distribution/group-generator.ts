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
import type { Caller } from '../shared/caller.js';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Transaction } from '../ports/transactions.js';
import { occasionOf } from './occasion-of.js';

/** What generating needs besides the order, in the words of one transaction. */
export type GenerateTransaction = Pick<Transaction, 'groups' | 'deliveries'>;

/** On whose word groups are generated, and the language of the tickets that generate itself hands over. */
export interface GenerateRequest {
  readonly caller: Caller;
  readonly language: Language | null;
}

/**
 * Reconciles the groups of an order with its current version, and hands over what generate itself hands over. One step
 * of several use cases; runs inside their transaction, under the lock on the order.
 */
export class GroupGenerator {
  constructor(
    private readonly policies: FulfillmentPolicies,
    private readonly courier: Courier,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the deliveries that were stored
   * @throws DomainError `order/not-confirmed`, `distribution/change-not-supported`
   */
  async generate(
    { groups, deliveries }: GenerateTransaction,
    order: Order,
    { caller, language }: GenerateRequest,
  ): Promise<Delivery[]> {
    const { current } = order;
    const occasion = occasionOf(current, caller, this.clock.now());
    const before = await groups.ofOrder(order.id);
    const carriedOut = carryOut(this.plan(current, before), before, this.ids, occasion);
    const stored = carriedOut.flatMap((group) => this.handOver(group, current, { caller, language }, occasion));
    this.courier.claimAtOnce(stored, occasion.at);
    for (const group of carriedOut) if (group.isChanged) await groups.save(group);
    for (const delivery of stored) await deliveries.save(delivery);
    return stored;
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
    { caller: { correlationId }, language }: GenerateRequest,
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
      organisationId: current.organisationId,
    };
    const handOver = group.handOver(request, occasion);
    return [Delivery.of(handOver, group.snapshot.handOverCount, correlationId, occasion.at)];
  }
}
