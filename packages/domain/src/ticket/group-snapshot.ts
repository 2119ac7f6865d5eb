import type { FulfillmentMethod } from '../orders/fulfillment-method.js';
import type { OrderId, OrderLineId, TicketDistributionGroupId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { type OrderedParties, type Parties, partiesOf, sameParties } from './parties.js';
import { isLive } from './ticket-status.js';
import type { TicketDistribution } from './ticket-distribution.js';

/** A group as it is stored: what `TicketDistributionGroup.restore` takes and `snapshot` gives. */
export interface GroupSnapshot {
  readonly id: TicketDistributionGroupId;
  /** The optimistic lock: how often the group was saved. 0: never. */
  readonly revision: number;
  readonly orderId: OrderId;
  readonly orderLineId: OrderLineId;
  /** The newest order version that the group was reconciled with. */
  readonly orderVersion: number;
  readonly updatedForOrderLineVersion: number;
  readonly organisationId: number;
  readonly createdByDCI: string | null;
  readonly distributedByDCI: string | null;
  readonly distributedByOrgId: number | null;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly orderOwnerCustomerId: string;
  /** What the order line says of holder and account, the base of the three-way comparison. */
  readonly ordered: OrderedParties;
  /** How many hand-overs the group has decided: the ordinal in their keys. */
  readonly handOverCount: number;
  /** How many decision records the group has. */
  readonly decisionCount: number;
  /** Groups of the same order with tickets that wait until tickets of this one are handed over (an exchange). */
  readonly waitedForBy: readonly TicketDistributionGroupId[];
  readonly tickets: readonly TicketDistribution[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** The holder and account that a group shows: the order's, unless it has live tickets that all agree on another. */
export function shownParties({ ordered, tickets }: Pick<GroupSnapshot, 'ordered' | 'tickets'>): Parties {
  const [first, ...others] = tickets.filter(({ status }) => isLive(status)).map(({ parties }) => parties);
  const agreed = first !== undefined && others.every((parties) => sameParties(parties, first));
  return partiesOf(agreed ? first : ordered);
}

/**
 * Whether tickets of the group wait until tickets of other groups are handed over: those that they wait for themselves, or that
 * take the place of one of the group which ended before it was out.
 */
export function waitsForOthers({ tickets }: Pick<GroupSnapshot, 'tickets'>): boolean {
  const own = new Set(tickets.map(({ id }) => id));
  const isWaiting = tickets.some(({ status }) => status === 'CANCELLING');
  return isWaiting && tickets.some(({ standing }) => standing.cancellation?.after.some((id) => !own.has(id)) ?? false);
}
