import {
  type CurrentOrder,
  type Delivery,
  type DistributionPlan,
  type FulfillmentPolicies,
  type HandOverRequest,
  type Language,
  type Occasion,
  type Order,
  type TicketDistributionGroup,
  carryOut,
  policyOf,
  reconcile,
  ticketToTell,
  withheldReason,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import { mayShowDrifts } from '../drifts/drift-book.js';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Transaction } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import type { GroupKeeper, KeeperTransaction } from '../groups/group-keeper.js';
import { distributingOrganisation, occasionOf } from './occasion-of.js';

/** On whose word groups are generated, and the language of the tickets that generate itself hands over. */
export interface GenerateRequest {
  readonly caller: Caller;
  readonly language: Language | null;
}

/** The repositories that generating takes. */
type GeneratorTransaction = KeeperTransaction & Pick<Transaction, 'orders'>;

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
    private readonly keeper: GroupKeeper,
  ) {}

  /**
   * Stores the order, too, as it stands at its current version then.
   *
   * @returns the deliveries that were stored
   * @throws DomainError `order/not-confirmed`
   */
  async generate(
    transaction: GeneratorTransaction,
    order: Order,
    request: GenerateRequest,
  ): Promise<readonly Delivery[]> {
    const { current } = order;
    const occasion = {
      ...occasionOf(current, request.caller, this.clock.now()),
      language: request.language,
    };
    const before = await transaction.groups.ofOrder(order.id);
    const open = before.length === 0 ? [] : await transaction.deliveries.openOf(before.map(({ id }) => id));
    const groups = carryOut(this.plan(current, before), before, this.ids, occasion);
    order.noteReconciled();
    if (order.isChanged) await transaction.orders.save(order);
    const handedOver = groups.flatMap((group) => this.handOver(group, current, request, occasion));
    const showed = new Set(before.filter(({ snapshot }) => mayShowDrifts(snapshot)).map(({ id }) => id));
    const hasOpen = new Set(open.map(({ snapshot }) => snapshot.handOver.ticketDistributionGroupId));
    const concerned = groups.filter(
      (group) => group.isChanged || hasOpen.has(group.id) || showed.has(group.id) || group.waiting.length > 0,
    );
    return this.keeper.keep(transaction, concerned, {
      occasion,
      origin: request.caller,
      open,
      handedOver,
      claims: this.courier,
    });
  }

  /**
   * The groups as the current version wants them: generated now if they do not stand at it.
   *
   * @returns all groups of the order, and the deliveries that were stored
   * @throws DomainError `order/not-confirmed`
   */
  async upToDate(transaction: GeneratorTransaction, order: Order, request: GenerateRequest) {
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
  ): readonly Delivery[] {
    const { fulfillmentMethod } = group.snapshot;
    const policy = policyOf(this.policies, fulfillmentMethod);
    if (policy.handedOverBy !== 'generate') return [];
    const asked = group.waiting.filter(
      (ticket) =>
        (ticket.status === 'FAILED' || ticket.standing.carries === null) &&
        withheldReason(policy, ticketToTell(group.snapshot, ticket)) === null,
    );
    const request: HandOverRequest = {
      pickup: policy.pickup({}),
      language,
      distributionChannelId: occasion.distributionChannelId,
      organisationId: distributingOrganisation(current, caller),
    };
    return this.keeper.handOver(group, request, asked, occasion, caller);
  }
}
