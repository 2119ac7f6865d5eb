import {
  type CurrentOrder,
  Delivery,
  type DeliveryKey,
  type FulfillmentMethod,
  type FulfillmentPolicies,
  type Language,
  type OrderId,
  type OrderLineId,
  type PickupRequest,
  type TicketDistributionGroup,
  decideDistributions,
  isAnswered,
  pickupOf,
  refuseLaterVersion,
  refuseUnknownLines,
} from '@ticket-distribution/domain';
import type { Caller } from '../shared/caller.js';
import type { Courier } from '../delivery/courier.js';
import { lockOrder } from '../shared/find-order.js';
import type { Clock } from '../ports/clock.js';
import type { Transaction, Transactions } from '../ports/transactions.js';
import { once } from '../requests/once.js';
import { serialised } from '../shared/serialised.js';
import { waitForDeliveries } from '../delivery/wait-for-deliveries.js';
import { freeToStart } from './free-to-start.js';
import type { GroupGenerator } from './group-generator.js';
import type { GroupReading, GroupReadings } from './group-reading.js';
import { distributingOrganisation, occasionOf } from './occasion-of.js';

export interface DistributeGroupsCommand {
  readonly orderId: OrderId;
  readonly pickup: PickupRequest;
  readonly caller: Caller;
  /** Null: neither language nor distribution channel are set (the deprecated operations). */
  readonly language: Language | null;
  /** Only these lines; absent: every line. */
  readonly orderLineIds?: readonly OrderLineId[];
  /** Only groups of this method, and only orders that were never changed (the deprecated operations). */
  readonly firstVersionOf?: FulfillmentMethod;
}

/**
 * Hands the groups of an order over to their ticket systems: reconciles the order if that is due, stores the
 * deliveries, tries them at once and waits a bounded time for their answers.
 */
export class DistributeGroups {
  constructor(
    private readonly transactions: Transactions,
    private readonly generator: GroupGenerator,
    private readonly courier: Courier,
    private readonly policies: FulfillmentPolicies,
    private readonly clock: Clock,
    private readonly readings: GroupReadings,
    /** `deliveryWaitMs`: how long to wait for answers, milliseconds. */
    private readonly options: { readonly deliveryWaitMs: number },
  ) {}

  /**
   * @returns all groups of the order; those still under way are DISTRIBUTING
   * @throws DomainError `request/malformed`, `order/not-found`, `order/not-confirmed`,
   *   `distribution/unknown-order-line`, `distribution/other-medium`, `distribution/nothing-to-distribute`,
   *   `distribution/order-version-not-supported`
   */
  async execute(command: DistributeGroupsCommand): Promise<GroupReading[]> {
    pickupOf(command.pickup);
    const { stored, open } = await serialised(this.transactions, (transaction) =>
      this.decideOnce(transaction, command),
    );
    this.courier.dispatch(stored);
    await waitForDeliveries(this.courier, this.clock, open, this.options.deliveryWaitMs);
    return this.transactions.read((snapshot) => this.readings.ofOrder(snapshot, command.orderId, command.caller));
  }

  private async decideOnce(transaction: Transaction, command: DistributeGroupsCommand) {
    const decided = await once(transaction, command.caller, 'distribute', () => this.decide(transaction, command));
    return decided ?? { stored: [], open: await openKeys(transaction, command) };
  }

  private async decide(transaction: Transaction, command: DistributeGroupsCommand) {
    const order = await lockOrder(transaction.orders, command.orderId, command.caller);
    const { current } = order;
    if (command.firstVersionOf !== undefined) refuseLaterVersion(current);
    refuseUnknownLines(order, command.orderLineIds);
    const { groups, generated } = await this.generator.upToDate(transaction, order, command);
    const asked = groups.filter(isAskedFor(command));
    const underWay = asked.filter(isUnderWay).map(({ id }) => id);
    const handedOver = await this.handOver(transaction, current, asked, command);
    const known = underWay.length === 0 ? [] : await transaction.deliveries.ofGroups(underWay);
    const stored = [...generated, ...handedOver];
    const open = [...stored, ...known].filter(({ snapshot }) => !isAnswered(snapshot.state)).map(({ key }) => key);
    return { stored, open };
  }

  private async handOver(
    transaction: Transaction,
    current: CurrentOrder,
    asked: readonly TicketDistributionGroup[],
    { pickup, caller, language, firstVersionOf }: DistributeGroupsCommand,
  ): Promise<Delivery[]> {
    const { groups, deliveries } = transaction;
    const decided = decideDistributions(
      asked.map(({ snapshot }) => snapshot),
      pickup,
      this.policies,
      firstVersionOf ?? null,
    );
    const occasion = occasionOf(current, caller, this.clock.now());
    const handedOver = decided.flatMap(({ decision }, index) => {
      const group = asked[index];
      return group === undefined || decision.kind !== 'hand-over' ? [] : [{ group, pickup: decision.pickup }];
    });
    const stored = handedOver.map(({ group, pickup: how }) => {
      const distributionChannelId = language === null ? null : occasion.distributionChannelId;
      const organisationId = distributingOrganisation(current, caller);
      const handOver = group.handOver({ pickup: how, language, distributionChannelId, organisationId }, occasion);
      const origin = { urgency: 'awaited', ...caller } as const;
      return Delivery.of(handOver, group.snapshot.handOverCount, origin, occasion.at);
    });
    await this.courier.claimAtOnce(transaction, freeToStart(stored, asked), occasion.at);
    for (const { group } of handedOver) await groups.save(group);
    for (const delivery of stored) await deliveries.save(delivery);
    return stored;
  }
}

/** What a request that was carried out before still waits for. */
async function openKeys(
  { groups, deliveries }: Transaction,
  command: DistributeGroupsCommand,
): Promise<readonly DeliveryKey[]> {
  const asked = (await groups.ofOrder(command.orderId)).filter(isAskedFor(command));
  return (await deliveries.openOf(asked.map(({ id }) => id))).map(({ key }) => key);
}

function isAskedFor({ orderLineIds }: DistributeGroupsCommand) {
  return ({ snapshot }: TicketDistributionGroup): boolean =>
    orderLineIds === undefined || orderLineIds.includes(snapshot.orderLineId);
}

function isUnderWay({ snapshot }: TicketDistributionGroup): boolean {
  return snapshot.tickets.some(({ status }) => status === 'DISTRIBUTING');
}
