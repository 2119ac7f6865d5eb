import {
  Delivery,
  type DeliverySnapshot,
  type FulfillmentPolicies,
  type Occasion,
  type Origin,
  type TicketDistributionGroup,
  ticketsOf,
} from '@ticket-distribution/domain';

/** What a follow-up made of the deliveries of a group: all of these are to be saved. */
export interface FollowedUp {
  readonly withdrawn: readonly Delivery[];
  readonly stored: readonly Delivery[];
}

/**
 * Decides what the ticket systems of a group have to be told now, as deliveries.
 *
 * @param open the unanswered deliveries of the group
 */
export function followUp(
  group: TicketDistributionGroup,
  open: readonly Delivery[],
  policies: FulfillmentPolicies,
  occasion: Occasion,
  origin: Origin,
): FollowedUp {
  const { handOverCount } = group.snapshot;
  const decided = group.followUp(
    open.map(({ snapshot }) => snapshot),
    policies,
    occasion,
  );
  const withdrawn = open.filter(({ key }) => decided.withdrawn.includes(key));
  for (const delivery of withdrawn) delivery.withdraw(occasion.at);
  const stored = decided.handOvers.map((handOver, index) =>
    Delivery.of(handOver, handOverCount + index + 1, origin, occasion.at),
  );
  return { withdrawn, stored };
}

/** The tickets that an unanswered delivery names. */
export function busyTickets(open: readonly { readonly snapshot: DeliverySnapshot }[]): ReadonlySet<string> {
  return new Set(open.flatMap(({ snapshot: { handOver } }) => ticketsOf(handOver)));
}
