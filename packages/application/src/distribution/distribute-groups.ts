import {
  type AskedFor,
  type CurrentOrder,
  type Delivery,
  type DeliveryKey,
  type FulfillmentMethod,
  type FulfillmentPolicies,
  type GroupSnapshot,
  type Language,
  type Order,
  type OrderId,
  type PickupRequest,
  type TicketDistributionGroup,
  decideDistributions,
  isAskedFor,
  pickupOf,
  refuseLaterVersion,
  refuseUnknownLines,
  refuseUnknownTickets,
} from '@ticket-distribution/domain';
import type { Caller } from '../shared/caller.js';
import type { Courier } from '../delivery/courier.js';
import { lockOrder } from '../shared/find-order.js';
import type { Clock } from '../ports/clock.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { RememberedOrder, storedGroups } from '../groups/order-memory.js';
import { waitForDeliveries } from '../delivery/wait-for-deliveries.js';
import type { GroupKeeper } from '../groups/group-keeper.js';
import type { GroupGenerator } from './group-generator.js';
import type { GroupReading, GroupReadings } from '../reading/group-reading.js';
import { distributingOrganisation, occasionOf } from './occasion-of.js';

export interface DistributeGroupsCommand extends AskedFor {
  readonly orderId: OrderId;
  readonly pickup: PickupRequest;
  readonly caller: Caller;
  /** Null: neither language nor distribution channel are set (the deprecated operations). */
  readonly language: Language | null;
  /** Only groups of this method, and only orders that were never changed (the deprecated operations). */
  readonly firstVersionOf?: FulfillmentMethod;
}

/**
 * Hands the groups of an order over to their ticket systems: reconciles the order if that is due, stores the
 * deliveries, tries them at once and waits a bounded time for their answers.
 */
export class DistributeGroups {
  constructor(
    private readonly work: UnitOfWork,
    private readonly generator: GroupGenerator,
    private readonly keeper: GroupKeeper,
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
   *   `distribution/unknown-order-line`, `distribution/unknown-ticket`, `distribution/deliver-after-end`,
   *   `distribution/other-medium`, `distribution/nothing-to-distribute`, `distribution/order-version-not-supported`
   */
  async execute(command: DistributeGroupsCommand): Promise<GroupReading[]> {
    pickupOf(command.pickup);
    const { stored, open, remembered } = await this.work.once(
      command.caller,
      'distribute',
      (transaction) => this.decide(transaction, command),
      async (transaction) => ({ stored: [], open: await openKeys(transaction, command), remembered: null }),
    );
    const answered = await this.bring(stored, open, remembered);
    if (answered !== null) return this.readings.remembered(answered, command.caller);
    return this.work.read((snapshot) => this.readings.ofOrder(snapshot, command.orderId, command.caller));
  }

  /**
   * @returns the order as it is stored then; null where that has to be read. What was stored last when the waiting began may have
   *   been changed meanwhile, unless it was stored again at the end: the only group of an order is, with its last answer.
   */
  private async bring(
    stored: readonly Delivery[],
    open: readonly DeliveryKey[],
    order: RememberedOrder | null,
  ): Promise<RememberedOrder | null> {
    const { memory } = this.courier;
    if (order !== null) memory.remember(order);
    let isCurrent = false;
    try {
      this.courier.dispatch(stored);
      await waitForDeliveries(this.courier, this.clock, open, this.options.deliveryWaitMs);
    } finally {
      isCurrent = order !== null && memory.end(order);
    }
    const isStoredLast = order !== null && (open.length === 0 || order.groups.length === 1);
    return isCurrent && isStoredLast && order.isAnswered ? order : null;
  }

  private async decide(transaction: Transaction, command: DistributeGroupsCommand): Promise<Decided> {
    const order = await lockOrder(transaction.orders, command.orderId, command.caller);
    const { current } = order;
    if (command.firstVersionOf !== undefined) refuseLaterVersion(current);
    refuseUnknownLines(order, command);
    const { groups, generated } = await this.generator.upToDate(transaction, order, command);
    refuseUnknownTickets(order.id, snapshotsOf(groups), command);
    const asked = groups.filter(({ snapshot }) => isAskedFor(snapshot, command));
    const underWay = asked.filter(isUnderWay).map(({ id }) => id);
    const handedOver = await this.handOver(transaction, current, asked, command);
    const known = underWay.length === 0 ? [] : await transaction.deliveries.openOf(underWay);
    const stored = [...generated, ...handedOver];
    const open = new Set([...stored, ...known].map(({ key }) => key));
    return { stored, open: [...open], remembered: await rememberedOrder(transaction, order) };
  }

  private async handOver(
    transaction: Transaction,
    current: CurrentOrder,
    asked: readonly TicketDistributionGroup[],
    command: DistributeGroupsCommand,
  ): Promise<readonly Delivery[]> {
    const { pickup, caller, language, firstVersionOf = null } = command;
    const decided = decideDistributions(snapshotsOf(asked), pickup, this.policies, firstVersionOf, command);
    const occasion = occasionOf(current, caller, this.clock.now());
    const origin = { urgency: 'awaited', ...caller } as const;
    const distributionChannelId = language === null ? null : occasion.distributionChannelId;
    const organisationId = distributingOrganisation(current, caller);
    const changed: TicketDistributionGroup[] = [];
    const handedOver = decided.flatMap(({ decision }, index) => {
      const group = asked[index];
      if (group === undefined || decision.kind !== 'hand-over') return [];
      changed.push(group);
      const request = { pickup: decision.pickup, language, distributionChannelId, organisationId };
      return this.keeper.handOver(group, request, decision.tickets, occasion, origin);
    });
    return this.keeper.keep(transaction, changed, { occasion, origin, handedOver, claims: this.courier });
  }
}

/** What was stored, and all that is waited for. */
interface Decided {
  readonly stored: readonly Delivery[];
  readonly open: readonly DeliveryKey[];
  /** The whole order as it is stored then; null: a version of it is not settled. */
  readonly remembered: RememberedOrder | null;
}

async function rememberedOrder(transaction: Transaction, order: Order): Promise<RememberedOrder | null> {
  if (order.isReconciledAnew || (await transaction.unsettled.find(order.id)) !== undefined) return null;
  const lines = await transaction.orders.linesOf(order.id);
  const ids = (await transaction.groups.ofOrder(order.id)).map(({ id }) => id);
  return new RememberedOrder(order.id, lines ?? [], await storedGroups(transaction, ids));
}

/** What a request that was carried out before still waits for. */
async function openKeys(
  { groups, deliveries }: Transaction,
  command: DistributeGroupsCommand,
): Promise<readonly DeliveryKey[]> {
  const asked = (await groups.ofOrder(command.orderId)).filter(({ snapshot }) => isAskedFor(snapshot, command));
  return (await deliveries.openOf(asked.map(({ id }) => id))).map(({ key }) => key);
}

function snapshotsOf(groups: readonly TicketDistributionGroup[]): readonly GroupSnapshot[] {
  return groups.map(({ snapshot }) => snapshot);
}

function isUnderWay({ snapshot }: TicketDistributionGroup): boolean {
  return snapshot.tickets.some(({ status }) => status === 'DISTRIBUTING');
}
