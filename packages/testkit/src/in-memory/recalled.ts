import type { StoredGroup } from '@ticket-distribution/application';
import type {
  DeliveryKey,
  DeliverySnapshot,
  GroupSnapshot,
  OrderId,
  TicketDistributionGroupId,
} from '@ticket-distribution/domain';

/** What one transaction takes for stored without looking, until it stores it itself or locks its order. */
export class Recalled {
  private readonly groups = new Map<TicketDistributionGroupId, GroupSnapshot>();
  private readonly deliveries = new Map<DeliveryKey, DeliverySnapshot>();
  private readonly settled = new Set<OrderId>();

  recall({ group, deliveries }: StoredGroup): void {
    this.groups.set(group.id, group);
    for (const delivery of deliveries) this.deliveries.set(delivery.key, delivery);
    this.settled.add(group.orderId);
  }

  group(id: TicketDistributionGroupId): GroupSnapshot | undefined {
    return this.groups.get(id);
  }

  delivery(key: DeliveryKey): DeliverySnapshot | undefined {
    return this.deliveries.get(key);
  }

  /** Whether no version of the order counts as unsettled. */
  isSettled(id: OrderId): boolean {
    return this.settled.has(id);
  }

  groupStored(id: TicketDistributionGroupId): void {
    this.groups.delete(id);
  }

  deliveryStored(key: DeliveryKey): void {
    this.deliveries.delete(key);
  }

  locked(id: OrderId): void {
    for (const group of this.groups.values()) if (group.orderId === id) this.groups.delete(group.id);
    for (const { key, handOver } of this.deliveries.values()) if (handOver.orderId === id) this.deliveries.delete(key);
    this.settled.delete(id);
  }
}
