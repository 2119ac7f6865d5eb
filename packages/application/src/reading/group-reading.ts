import {
  type AllowedAction,
  type DeliverySnapshot,
  type FulfillmentPolicies,
  type GroupSnapshot,
  type OrderId,
  type OrderLineId,
  type TicketDistributionId,
  allowedActions,
  policyOf,
  ticketsOf,
} from '@ticket-distribution/domain';
import type { Gates } from '../gates/gates.js';
import { msUntilCall } from '../gates/ms-until-call.js';
import type { Clock } from '../ports/clock.js';
import type { Snapshot } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import type { RememberedOrder } from '../groups/order-memory.js';
import { findOrder, refuseOutOfReach } from '../shared/find-order.js';

/** A group with the newest delivery of each of its tickets, and what may be done with each now. */
export interface GroupReading {
  readonly group: GroupSnapshot;
  readonly deliveryOf: ReadonlyMap<TicketDistributionId, DeliverySnapshot>;
  readonly actionsOf: ReadonlyMap<TicketDistributionId, readonly AllowedAction[]>;
  /**
   * How long until all of it may have been called that waits for a call, milliseconds, as far as this process can tell; 0:
   * that can be at any time, or nothing waits.
   */
  readonly msUntilCalls: number;
}

/** Reads groups as callers see them. */
export class GroupReadings {
  constructor(
    private readonly policies: FulfillmentPolicies,
    private readonly clock: Clock,
    private readonly gates: Gates,
  ) {}

  /**
   * All groups of an order, in the order of its lines; removed lines last.
   *
   * @throws DomainError `order/not-found`
   */
  async ofOrder(
    snapshot: Pick<Snapshot, 'orders' | 'groups' | 'deliveries'>,
    orderId: OrderId,
    caller: Caller,
  ): Promise<GroupReading[]> {
    const groups = (await snapshot.groups.ofOrder(orderId)).map((group) => group.snapshot);
    const [first] = groups;
    if (first === undefined) {
      // Groups belong to whom their order belongs, which is read only where it has none.
      await findOrder(snapshot.orders, orderId, caller);
      return [];
    }
    refuseOutOfReach(first, orderId, caller, 'read');
    const lines = (await snapshot.orders.linesOf(orderId)) ?? [];
    return this.of(snapshot, inOrderOfLines(lines, groups));
  }

  /**
   * The same of an order as this process stored it last.
   *
   * @throws DomainError `order/not-found`
   */
  remembered({ id, lines, groups }: RememberedOrder, caller: Caller): GroupReading[] {
    const all = groups.map(({ group }) => group);
    for (const group of all) refuseOutOfReach(group, id, caller, 'read');
    const stored = groups.flatMap(({ deliveries }) => deliveries);
    return this.with(stored, inOrderOfLines(lines, all));
  }

  async of({ deliveries }: Pick<Snapshot, 'deliveries'>, groups: readonly GroupSnapshot[]): Promise<GroupReading[]> {
    const stored = groups.length === 0 ? [] : await deliveries.ofGroups(groups.map(({ id }) => id));
    return this.with(
      stored.map(({ snapshot }) => snapshot),
      groups,
    );
  }

  /** @param deliveries of the groups, by ordinal within each */
  private with(deliveries: readonly DeliverySnapshot[], groups: readonly GroupSnapshot[]): GroupReading[] {
    const latest = new Map<TicketDistributionId, DeliverySnapshot>();
    for (const delivery of deliveries) {
      for (const id of ticketsOf(delivery.handOver)) latest.set(id, delivery);
    }
    return groups.map((group) => this.reading(group, latest));
  }

  private reading(group: GroupSnapshot, latest: ReadonlyMap<TicketDistributionId, DeliverySnapshot>): GroupReading {
    const at = this.clock.now();
    const named = group.tickets.flatMap(({ id }) => {
      const delivery = latest.get(id);
      return delivery === undefined ? [] : [[id, delivery] as const];
    });
    const actions = group.tickets.map((ticket) => {
      const policy = policyOf(this.policies, ticket.fulfillmentMethod);
      return [ticket.id, allowedActions({ ticket, group, policy, at })] as const;
    });
    const waits = named.map(([, delivery]) => msUntilCall(delivery, at, this.gates));
    return {
      group,
      deliveryOf: new Map(named),
      actionsOf: new Map(actions),
      msUntilCalls: Math.max(0, ...waits),
    };
  }
}

function inOrderOfLines(lines: readonly OrderLineId[], groups: readonly GroupSnapshot[]): GroupSnapshot[] {
  const place = new Map(lines.map((id, index) => [id, index]));
  const placeOf = ({ orderLineId }: GroupSnapshot): number => place.get(orderLineId) ?? place.size;
  return groups.toSorted((one, other) => placeOf(one) - placeOf(other));
}
