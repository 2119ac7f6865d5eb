import type { FareProduct } from '@ticket-distribution/domain';

/** The same product with the lists that have no order the other way round, and its legs and seats under other names. */
export function turned(product: FareProduct): FareProduct {
  const { topologies, legs, seats, supplements, travellers } = product;
  const names = new Map(legs.map(({ legId }) => [legId, `other-${legId}`]));
  return {
    ...product,
    topologies: topologies.toReversed().map((topology) => ({ ...topology, zones: topology.zones.toReversed() })),
    legs: legs.map((leg) => ({ ...leg, legId: names.get(leg.legId) ?? leg.legId })),
    seats: seats.toReversed().map((seat, index) => ({
      ...seat,
      id: `other-${index}`,
      legId: seat.legId === null ? null : (names.get(seat.legId) ?? seat.legId),
      seatingProperties: seat.seatingProperties.toReversed(),
    })),
    supplements: supplements.toReversed(),
    travellers: travellers.toReversed(),
  };
}
