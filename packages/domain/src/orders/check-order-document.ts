import { type Violation, malformed } from '../shared/domain-error.js';
import type { FareProduct } from './fare-product.js';
import type { OrderDocument, OrderLineDocument } from './order-document.js';

/**
 * Refuses a document that contradicts itself: a duplicate line id or product ref, a product without a name, an end that is
 * not after its start, a leg that arrives before it departs. A line without products (a fee, parking) is a line that makes no
 * ticket.
 *
 * @throws DomainError `request/malformed` with one violation per field
 */
export function checkOrderDocument(document: OrderDocument): void {
  const violations = [
    ...duplicates(document.orderLines.map(({ id }) => id)).map((index) => ({
      field: `orderLines[${index}].id`,
      message: 'must be unique in the order',
    })),
    ...document.orderLines.flatMap((line, index) => lineViolations(line, `orderLines[${index}]`)),
  ];
  if (violations.length > 0) throw malformed(violations);
}

function lineViolations(line: OrderLineDocument, path: string): Violation[] {
  const refs = line.fareProducts.map(({ ref }) => ref);
  const twice = duplicates(refs).map((index) => ({
    field: `${path}.fareProducts[${index}].ref`,
    message: 'must be unique in the line',
  }));
  return twice.concat(
    line.fareProducts.flatMap((product, index) => productViolations(product, `${path}.fareProducts[${index}]`)),
  );
}

function productViolations(product: FareProduct, path: string): Violation[] {
  const violations: Violation[] = [];
  if (Object.keys(product.name).length === 0) {
    violations.push({ field: `${path}.name`, message: 'must be there in one language at least' });
  }
  if (product.endOfValidity <= product.startOfValidity) {
    violations.push({ field: `${path}.endOfValidity`, message: 'must be after startOfValidity' });
  }
  product.legs.forEach(({ departureTime, arrivalTime }, index) => {
    if (departureTime !== null && arrivalTime !== null && arrivalTime < departureTime) {
      violations.push({ field: `${path}.legs[${index}].arrivalTime`, message: 'must not be before departureTime' });
    }
  });
  return violations;
}

/** The positions of values that stood before already; null repeats freely. */
function duplicates(values: readonly (string | null)[]): number[] {
  return values.flatMap((value, index) => (value !== null && values.indexOf(value) < index ? [index] : []));
}
