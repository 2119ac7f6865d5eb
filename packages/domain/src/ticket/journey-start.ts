import type { FareProduct } from '../orders/fare-product.js';
import type { Instant } from '../shared/instant.js';
import { type Validity, isValidAt } from '../shared/validity.js';

/**
 * When the journey of a ticket starts: at its earliest departure, without one at the start of its validity. Once the
 * validity was moved, departures outside it say nothing any more.
 */
export function journeyStart(product: FareProduct, validity: Validity): Instant {
  const wasMoved =
    validity.startOfValidity !== product.startOfValidity || validity.endOfValidity !== product.endOfValidity;
  const departures = product.legs
    .flatMap(({ departureTime }) => departureTime ?? [])
    .filter((departure) => !wasMoved || isValidAt(validity, departure))
    .toSorted();
  return departures[0] ?? validity.startOfValidity;
}
