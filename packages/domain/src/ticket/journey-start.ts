import type { FareProduct } from '../orders/fare-product.js';
import type { Instant } from '../shared/instant.js';
import type { Validity } from '../shared/validity.js';

/** When the journey of a ticket starts: at its earliest departure, without one at the start of its validity. */
export function journeyStart({ legs }: FareProduct, { startOfValidity }: Validity): Instant {
  const departures = legs.flatMap(({ departureTime }) => departureTime ?? []).toSorted();
  return departures[0] ?? startOfValidity;
}
