import type { StoredGroup } from '@ticket-distribution/application';
import type {
  DeliveryKey,
  DeliverySnapshot,
  GroupSnapshot,
  OrderId,
  TicketDistributionGroupId,
} from '@ticket-distribution/domain';

interface RecalledGroup {
  readonly orderId: OrderId;
  /** Null: the transaction stored it itself. */
  group: GroupSnapshot | null;
  /** All that there are; null: the transaction stored it itself. */
  readonly deliveries: Map<DeliveryKey, DeliverySnapshot | null>;
}

/** What one transaction takes for stored without looking, until it stores it itself or locks its order. */
export class Recalled {
  private readonly groups = new Map<TicketDistributionGroupId, RecalledGroup>();
  private readonly settled = new Set<OrderId>();

  recall({ group, deliveries }: StoredGroup): void {
    const { id, orderId } = group;
    this.groups.set(id, { orderId, group, deliveries: new Map(deliveries.map((one) => [one.key, one])) });
    this.settled.add(orderId);
  }

  group(id: TicketDistributionGroupId): GroupSnapshot | undefined {
    return this.groups.get(id)?.group ?? undefined;
  }

  delivery(key: DeliveryKey): DeliverySnapshot | undefined {
    for (const { deliveries } of this.groups.values()) {
      const found = deliveries.get(key);
      if (found) return found;
    }
    return undefined;
  }

  /** All deliveries of a group by key, null where the transaction stored one itself; undefined: the group is not recalled. */
  deliveriesOf(id: TicketDistributionGroupId): ReadonlyMap<DeliveryKey, DeliverySnapshot | null> | undefined {
    return this.groups.get(id)?.deliveries;
  }

  /** Whether no version of the order counts as unsettled. */
  isSettled(id: OrderId): boolean {
    return this.settled.has(id);
  }

  groupStored(id: TicketDistributionGroupId): void {
    const known = this.groups.get(id);
    if (known !== undefined) known.group = null;
  }

  deliveryStored({ key, handOver }: DeliverySnapshot): void {
    this.groups.get(handOver.ticketDistributionGroupId)?.deliveries.set(key, null);
  }

  locked(id: OrderId): void {
    for (const [groupId, { orderId }] of this.groups) if (orderId === id) this.groups.delete(groupId);
    this.settled.delete(id);
  }
}
