import { type DeliveryKey, type FulfillmentMethod, type GroupSnapshot, holdingsOf } from '@ticket-distribution/domain';

/** The keys under which ticket systems hold something of a group, as far as it knows. */
export function heldKeys({ tickets }: GroupSnapshot): ReadonlyMap<DeliveryKey, FulfillmentMethod> {
  return new Map(
    tickets.flatMap(({ standing, fulfillmentMethod }) =>
      holdingsOf(standing).map(({ key }) => [key, fulfillmentMethod] as const),
    ),
  );
}
