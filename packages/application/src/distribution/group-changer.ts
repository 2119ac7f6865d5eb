import type {
  Delivery,
  GroupChange,
  Occasion,
  Origin,
  TicketDistributionGroup,
  TicketDistributionGroupId,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import type { Clock } from '../ports/clock.js';
import type { Transaction } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { lockOrder } from '../shared/find-order.js';
import type { GroupKeeper } from '../groups/group-keeper.js';
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
    private readonly keeper: GroupKeeper,
    private readonly courier: Courier,
    private readonly clock: Clock,
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
   * @param elsewhere what changes in other groups of the order by it
   * @returns the deliveries that were stored
   */
  async change(
    transaction: Transaction,
    { group, open, occasion }: LockedGroup,
    change: GroupChange,
    origin: Origin,
    elsewhere: ReadonlyMap<TicketDistributionGroupId, GroupChange> = new Map(),
  ): Promise<readonly Delivery[]> {
    group.carryOut(change, occasion);
    const keeping = { occasion, origin: { urgency: 'awaited', ...origin } as const, claims: this.courier };
    const stored = [...(await this.keeper.keep(transaction, [group], { ...keeping, open }))];
    for (const [id, other] of elsewhere) {
      const changed = await this.read(transaction, id);
      changed.carryOut(other, occasion);
      stored.push(...(await this.keeper.keep(transaction, [changed], keeping)));
    }
    return stored;
  }

  private async read({ groups }: Transaction, id: TicketDistributionGroupId): Promise<TicketDistributionGroup> {
    const group = await groups.find(id);
    if (group === undefined) throw new Error(`Group ${id} is gone`);
    return group;
  }
}
