import {
  type AskedFor,
  type Delivery,
  type FulfillmentPolicies,
  type OrderId,
  type RedistributeRequest,
  decideRedistributions,
  isAskedFor,
  pickupOf,
  refuseUnknownLines,
  refuseUnknownTickets,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import type { Clock } from '../ports/clock.js';
import type { Transaction, Transactions } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { lockOrder } from '../shared/find-order.js';
import { once } from '../requests/once.js';
import { serialised } from '../shared/serialised.js';
import { waitForDeliveries } from '../delivery/wait-for-deliveries.js';
import type { GroupChanger } from './group-changer.js';
import type { GroupGenerator } from './group-generator.js';
import type { GroupReading, GroupReadings } from './group-reading.js';
import { occasionOf } from './occasion-of.js';

export interface RedistributeGroupsCommand extends RedistributeRequest, AskedFor {
  readonly orderId: OrderId;
  readonly caller: Caller;
}

/**
 * Hands tickets over anew, under their own ids: on another medium, or once more on the same (a lost card, a new phone).
 * What stands on the medium before is revoked once the new one is there.
 */
export class RedistributeGroups {
  constructor(
    private readonly transactions: Transactions,
    private readonly generator: GroupGenerator,
    private readonly changer: GroupChanger,
    private readonly courier: Courier,
    private readonly policies: FulfillmentPolicies,
    private readonly clock: Clock,
    private readonly readings: GroupReadings,
    private readonly options: { readonly deliveryWaitMs: number },
  ) {}

  /**
   * @returns all groups of the order
   * @throws DomainError `request/malformed`, `order/not-found`, `order/not-confirmed`,
   *   `distribution/unknown-order-line`, `distribution/unknown-ticket`, `distribution/deliver-after-end`,
   *   `distribution/nothing-to-redistribute`
   */
  async execute(command: RedistributeGroupsCommand): Promise<GroupReading[]> {
    pickupOf(command.pickup);
    const { stored, open } = await serialised(this.transactions, (transaction) =>
      this.decideOnce(transaction, command),
    );
    this.courier.dispatch(stored);
    const keys = [...stored, ...open].map(({ key }) => key);
    await waitForDeliveries(this.courier, this.clock, keys, this.options.deliveryWaitMs);
    return this.transactions.read((snapshot) => this.readings.ofOrder(snapshot, command.orderId, command.caller));
  }

  /** The same request again must not revoke what it handed over before, and issue it once more. */
  private async decideOnce(transaction: Transaction, command: RedistributeGroupsCommand) {
    const { caller, orderId } = command;
    const decided = await once(transaction, caller, 'redistribute', () => this.decide(transaction, command));
    if (decided !== null) return decided;
    const asked = (await transaction.groups.ofOrder(orderId)).filter(({ snapshot }) => isAskedFor(snapshot, command));
    return { stored: [], open: await transaction.deliveries.openOf(asked.map(({ id }) => id)) };
  }

  private async decide(transaction: Transaction, command: RedistributeGroupsCommand) {
    const { caller } = command;
    const order = await lockOrder(transaction.orders, command.orderId, caller);
    const occasion = occasionOf(order.current, caller, this.clock.now());
    refuseUnknownLines(order, command);
    const { groups, generated } = await this.generator.upToDate(transaction, order, command);
    const snapshots = groups.map(({ snapshot }) => snapshot);
    refuseUnknownTickets(order.id, snapshots, command);
    const asked = groups.filter(({ snapshot }) => isAskedFor(snapshot, command));
    const open = asked.length === 0 ? [] : await transaction.deliveries.openOf(asked.map(({ id }) => id));
    const underWay = asked.map((group) => ({
      group,
      open: open.filter(({ snapshot }) => snapshot.handOver.ticketDistributionGroupId === group.id),
    }));
    const decided = decideRedistributions(
      underWay.map((one) => ({ group: one.group.snapshot, open: one.open.map(({ snapshot }) => snapshot) })),
      command,
      this.policies,
      occasion.at,
      command,
    );
    const stored: Delivery[] = [...generated];
    for (const [index, { change }] of decided.entries()) {
      const one = underWay[index];
      if (one === undefined || change === null) continue;
      stored.push(...(await this.changer.change(transaction, { ...one, occasion }, change, caller)));
    }
    return { stored, open };
  }
}
