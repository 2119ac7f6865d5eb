import type { StoredGroup, SystemPause } from '@ticket-distribution/application';
import type {
  DeliverySnapshot,
  DeliveryState,
  GroupSnapshot,
  OrderLineId,
  OrderSnapshot,
  UnsettledVersion,
} from '@ticket-distribution/domain';
import { type GroupRows, toGroupRows } from '../rows/group-mapping.js';
import type { OrderRows } from '../rows/order-mapping.js';

/** Rows with what they say, which is made out when it is asked for. */
export class Read<Rows, Said> {
  private read: Said | undefined;

  constructor(
    readonly rows: Rows,
    private readonly makeOut: () => Said,
  ) {}

  get said(): Said {
    return (this.read ??= this.makeOut());
  }
}

/** What is known of a delivery without making out all that it says. */
export interface KnownDelivery {
  readonly key: string;
  readonly state: DeliveryState;
  readonly ordinal: number;
}

/**
 * What one transaction knows: the rows that it read or wrote last. What was read together with something else is not read
 * again, and only what differs is written. A lock on an order makes everything of the order known anew.
 */
export class Known {
  readonly orders = new Map<string, Read<OrderRows, OrderSnapshot>>();
  /** The lines of orders in their order, by order. */
  readonly lines = new Map<string, readonly OrderLineId[]>();
  readonly groups = new Map<string, Read<GroupRows, GroupSnapshot>>();
  /** The orders of which all groups are known. */
  readonly wholeOrders = new Set<string>();
  /** All deliveries of a group, by key. */
  readonly deliveries = new Map<string, Map<string, Read<KnownDelivery, DeliverySnapshot>>>();
  /** The versions of orders that are not settled, and whether each is taken; null: the order has none. */
  readonly unsettled = new Map<string, { readonly version: UnsettledVersion; readonly isTaken: boolean } | null>();
  /** All pauses; null: they were not read. */
  pauses: readonly SystemPause[] | null = null;

  /** What this process stored in another transaction, and has to find out about by what it saves. */
  recall({ group, deliveries }: StoredGroup): void {
    this.groups.set(group.id, new Read(toGroupRows(group), () => group));
    this.deliveries.set(
      group.id,
      new Map(deliveries.map((delivery) => [delivery.key, new Read(delivery, () => delivery)])),
    );
    this.unsettled.set(group.orderId, null);
  }

  /** What others may have changed of the order meanwhile is known no more; what was written is stored by now. */
  forgetGroupsOf(orderId: string): void {
    this.wholeOrders.delete(orderId);
    for (const [id, { rows }] of this.groups) {
      if (rows.group.orderId !== orderId) continue;
      this.groups.delete(id);
      this.deliveries.delete(id);
    }
  }

  /** The deliveries of those of the groups of which they are known, by ordinal within each. */
  deliveriesOf(groupIds: readonly string[]): readonly Read<KnownDelivery, DeliverySnapshot>[] {
    return groupIds.flatMap((id) =>
      [...(this.deliveries.get(id)?.values() ?? [])].toSorted((one, other) => one.rows.ordinal - other.rows.ordinal),
    );
  }

  delivery(key: string): Read<KnownDelivery, DeliverySnapshot> | undefined {
    for (const ofGroup of this.deliveries.values()) {
      const found = ofGroup.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
