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
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { lockOrder } from '../shared/find-order.js';
import { waitForDeliveries } from '../delivery/wait-for-deliveries.js';
import type { GroupChanger } from './group-changer.js';
import type { GroupGenerator } from './group-generator.js';
import type { GroupReading, GroupReadings } from '../reading/group-reading.js';
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
    private readonly work: UnitOfWork,
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
    const { stored, open } = await this.work.once(
      command.caller,
      'redistribute',
      (transaction) => this.decide(transaction, command),
      // The same request again must not revoke what it handed over before, and issue it once more.
      async ({ groups, deliveries }) => {
        const ofOrder = await groups.ofOrder(command.orderId);
        const asked = ofOrder.filter(({ snapshot }) => isAskedFor(snapshot, command));
        return { stored: [], open: await deliveries.openOf(asked.map(({ id }) => id)) };
      },
    );
    this.courier.dispatch(stored);
    const keys = [...stored, ...open].map(({ key }) => key);
    await waitForDeliveries(this.courier, this.clock, keys, this.options.deliveryWaitMs);
    return this.work.read((snapshot) => this.readings.ofOrder(snapshot, command.orderId, command.caller));
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
