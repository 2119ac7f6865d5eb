import { type OrderStory, type Person, isNamedIn, ticketsOf } from '@ticket-distribution/domain';
import type { ToldTicketSystem } from './erasure-receipt.js';

/** Which ticket systems were told of a person in an order, by what they know it: each may hold what is erased here. */
export function toldTicketSystems(
  { order, groups, deliveries }: OrderStory,
  person: Person,
): readonly ToldTicketSystem[] {
  const told = deliveries.filter(({ attemptCount, handOver }) => attemptCount > 0 && isNamedIn(handOver, person));
  const methods = [...new Set(told.map(({ handOver }) => handOver.fulfillmentMethod))];
  const tickets = groups.flatMap((group) => group.tickets);
  return methods.map((fulfillmentMethod) => {
    const handOvers = told.map(({ handOver }) => handOver).filter((one) => one.fulfillmentMethod === fulfillmentMethod);
    const named = new Set(handOvers.flatMap(ticketsOf));
    return {
      fulfillmentMethod,
      orderId: order.id,
      deliveryKeys: handOvers.map(({ key }) => key),
      tickets: tickets
        .filter(({ id }) => named.has(id))
        .map(({ id, distributionDetails: { externalReference, fareContractRef } }) => ({
          ticketDistributionId: id,
          externalReference,
          fareContractRef,
        })),
    };
  });
}
