import { type Violation, malformed } from '../shared/domain-error.js';
import type { FareProduct } from './fare-product.js';
import type { FulfillmentMethod } from './fulfillment-method.js';
import { ORDER_STATUSES, type OrderDocument, type OrderLineDocument } from './order-document.js';

/**
 * Refuses a document that is none, or contradicts itself: a version that is no whole number, an unknown status or method, a
 * duplicate line id or product ref, a product without a name, an end that is not after its start, a leg that arrives before
 * it departs. A line without products (a fee, parking) is a line that makes no ticket.
 *
 * @param methods the methods that a line may name; absent: any
 * @throws DomainError `request/malformed` with one violation per field
 */
export function checkOrderDocument(document: OrderDocument, methods?: readonly FulfillmentMethod[]): void {
  const violations = [
    ...headViolations(document),
    ...duplicates(document.orderLines.map(({ id }) => id)).map((index) => ({
      field: `orderLines[${index}].id`,
      message: 'must be unique in the order',
    })),
    ...document.orderLines.flatMap((line, index) => lineViolations(line, `orderLines[${index}]`, methods)),
  ];
  if (violations.length > 0) throw malformed(violations);
}

function headViolations({ version, status }: OrderDocument): Violation[] {
  const violations: Violation[] = [];
  if (!Number.isSafeInteger(version) || version < 1) {
    violations.push({ field: 'version', message: 'must be a whole number from 1' });
  }
  if (!ORDER_STATUSES.includes(status)) {
    violations.push({ field: 'status', message: `must be one of ${ORDER_STATUSES.join(', ')}` });
  }
  return violations;
}

function lineViolations(
  line: OrderLineDocument,
  path: string,
  methods: readonly FulfillmentMethod[] | undefined,
): Violation[] {
  const violations: Violation[] = [];
  if (!ORDER_STATUSES.includes(line.status)) {
    violations.push({ field: `${path}.status`, message: `must be one of ${ORDER_STATUSES.join(', ')}` });
  }
  if (methods?.includes(line.fulfillmentMethod) === false) {
    violations.push({ field: `${path}.fulfillmentMethod`, message: `must be one of ${methods.join(', ')}` });
  }
  if (line.version !== null && (!Number.isSafeInteger(line.version) || line.version < 1)) {
    violations.push({ field: `${path}.version`, message: 'must be a whole number from 1' });
  }
  const refs = line.fareProducts.map(({ ref }) => ref);
  const twice = duplicates(refs).map((index) => ({
    field: `${path}.fareProducts[${index}].ref`,
    message: 'must be unique in the line',
  }));
  return [
    ...violations,
    ...twice,
    ...line.fareProducts.flatMap((product, index) => productViolations(product, `${path}.fareProducts[${index}]`)),
  ];
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
  const seen = new Set<string | null>([null]);
  return values.flatMap((value, index) => {
    const before = seen.size;
    const isRepeated = value !== null && seen.add(value).size === before;
    return isRepeated ? [index] : [];
  });
}
