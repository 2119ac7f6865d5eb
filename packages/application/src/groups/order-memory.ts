import {
  type CallOutcome,
  type DeliveryKey,
  type DeliverySnapshot,
  type OrderId,
  type OrderLineId,
  type TicketDistributionGroupId,
  isAnswered,
} from '@ticket-distribution/domain';
import type { StoredGroup } from '../ports/group-repository.js';
import type { Transaction } from '../ports/transactions.js';

/** A call that was made under a claim, and how it ended. */
interface ClaimedCall {
  readonly key: DeliveryKey;
  readonly claim: string;
  readonly settlement: { readonly outcome: CallOutcome };
}

/** An order of which no version is unsettled, as it was stored when a distribute began to wait, and by what it waits for since. */
export class RememberedOrder {
  private readonly byId: Map<TicketDistributionGroupId, StoredGroup>;

  constructor(
    readonly id: OrderId,
    /** In the order of the document. */
    readonly lines: readonly OrderLineId[],
    groups: readonly StoredGroup[],
  ) {
    this.byId = new Map(groups.map((stored) => [stored.group.id, stored]));
  }

  get groups(): readonly StoredGroup[] {
    return [...this.byId.values()];
  }

  /** Whether no ticket system has anything left to answer. */
  get isAnswered(): boolean {
    return this.groups.every(({ deliveries }) => deliveries.every(({ state }) => isAnswered(state)));
  }

  /**
   * The groups that these calls are about; null when one of them has to be read: a word that is not final stores no group, so that
   * nothing tells whether it was stored since, and what else is open in a group may have come on without its group.
   */
  concernedBy(calls: readonly ClaimedCall[]): readonly StoredGroup[] | null {
    const answered = new Map(calls.filter(isFinal).map(({ key, claim }) => [key, claim]));
    const concerned = this.groups.filter(({ deliveries }) => deliveries.some(({ key }) => answered.has(key)));
    const open = concerned.flatMap(({ deliveries }) => deliveries.filter(({ state }) => !isAnswered(state)));
    const areTheirs = open.every(({ key, claim }) => claim !== null && answered.get(key) === claim.by);
    return areTheirs && open.length === calls.length ? concerned : null;
  }

  /** A delivery was stored without its group. */
  storedAlone(delivery: DeliverySnapshot): void {
    const known = this.byId.get(delivery.handOver.ticketDistributionGroupId);
    if (known === undefined) return;
    const deliveries = known.deliveries.map((one) => (one.key === delivery.key ? delivery : one));
    this.byId.set(known.group.id, { ...known, deliveries });
  }

  stored(groups: readonly StoredGroup[]): void {
    for (const stored of groups) this.byId.set(stored.group.id, stored);
  }
}

/**
 * The orders that distributes wait for: the outcomes of their calls are written, and the answer made, without reading again what
 * nobody else has changed. That somebody has shows as a conflict when an outcome is written.
 */
export class OrderMemory {
  private readonly orders = new Map<OrderId, RememberedOrder>();

  /** In the place of what was remembered of the order. */
  remember(order: RememberedOrder): void {
    this.orders.set(order.id, order);
  }

  of(id: OrderId): RememberedOrder | undefined {
    return this.orders.get(id);
  }

  /** What is remembered of the order is, or may be, no more what is stored. */
  forget(id: OrderId): void {
    this.orders.delete(id);
  }

  /** @returns whether it was remembered until now: no outcome found that it was stored since */
  end(order: RememberedOrder): boolean {
    const isCurrent = this.orders.get(order.id) === order;
    if (isCurrent) this.orders.delete(order.id);
    return isCurrent;
  }
}

/** The groups with all their deliveries, as the transaction stores them. */
export async function storedGroups(
  { groups, deliveries }: Pick<Transaction, 'groups' | 'deliveries'>,
  ids: readonly TicketDistributionGroupId[],
): Promise<readonly StoredGroup[]> {
  const ofGroups = (await deliveries.ofGroups(ids)).map(({ snapshot }) => snapshot);
  const found = await Promise.all(ids.map((id) => groups.find(id)));
  return found.flatMap((group) =>
    group === undefined
      ? []
      : [
          {
            group: group.snapshot,
            deliveries: ofGroups.filter(({ handOver }) => handOver.ticketDistributionGroupId === group.id),
          },
        ],
  );
}

function isFinal({ settlement: { outcome } }: ClaimedCall): boolean {
  return outcome.kind === 'applied' || outcome.kind === 'refused';
}
