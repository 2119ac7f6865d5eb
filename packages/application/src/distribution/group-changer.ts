import type {
  Delivery,
  FulfillmentPolicies,
  GroupChange,
  Occasion,
  Origin,
  TicketDistributionGroup,
  TicketDistributionGroupId,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import { followUp } from '../delivery/follow-up.js';
import { type DriftBook, mayShowDrifts } from '../drifts/drift-book.js';
import type { Clock } from '../ports/clock.js';
import type { Transaction } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { lockOrder } from '../shared/find-order.js';
import { occasionOf } from './occasion-of.js';

/** A group that is about to be changed, under the lock on its order. */
export interface LockedGroup {
  readonly group: TicketDistributionGroup;
  readonly open: readonly Delivery[];
  readonly occasion: Occasion;
}

/**
 * Changes groups by what somebody asked for and tells their ticket systems what follows. One step of several use cases;
 * runs inside their transaction.
 */
export class GroupChanger {
  constructor(
    private readonly policies: FulfillmentPolicies,
    private readonly courier: Courier,
    private readonly clock: Clock,
    private readonly drifts: DriftBook,
  ) {}

  /**
   * Reads a group anew, under the lock on its order.
   *
   * @throws DomainError `order/not-found` when the order is not for the caller to change
   */
  async lock(transaction: Transaction, group: TicketDistributionGroup, caller: Caller): Promise<LockedGroup> {
    const order = await lockOrder(transaction.orders, group.snapshot.orderId, caller);
    const locked = await this.read(transaction, group.id);
    const open = await transaction.deliveries.openOf([group.id]);
    return { group: locked, open, occasion: occasionOf(order.current, caller, this.clock.now()) };
  }

  /**
   * Carries the change out, stores the group and what its ticket systems have to be told.
   *
   * @returns the deliveries that were stored
   */
  async change(
    transaction: Transaction,
    { group, open, occasion }: LockedGroup,
    change: GroupChange,
    origin: Origin,
  ): Promise<readonly Delivery[]> {
    const { deliveries, groups } = transaction;
    const before = group.snapshot;
    group.carryOut(change, occasion);
    const { withdrawn, stored } = followUp(group, open, this.policies, occasion, {
      urgency: 'awaited',
      ...origin,
    });
    await this.courier.claimAtOnce(transaction, stored, occasion.at);
    await groups.save(group);
    for (const delivery of [...withdrawn, ...stored]) await deliveries.save(delivery);
    if (open.length > 0 || mayShowDrifts(before, group.snapshot)) {
      await this.drifts.writeKnown(transaction, group.snapshot, occasion.at);
    }
    return stored;
  }

  private async read({ groups }: Transaction, id: TicketDistributionGroupId): Promise<TicketDistributionGroup> {
    const group = await groups.find(id);
    if (group === undefined) throw new Error(`Group ${id} is gone`);
    return group;
  }
}
