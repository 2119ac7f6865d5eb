import { FULFILLMENT_METHODS, type FulfillmentMethod, type OrderDocument } from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { anyLineIds, anyOrderDocumentWith } from './any-order-document.js';

/** A sender that numbers its line versions itself lets them rise. */
const NUMBERS_PER_VERSION = 100;

/**
 * One to four versions of one order, of some methods, in the order of their coming: lines change, go, come back and change places,
 * numbers have gaps, and one version may come late.
 */
export function anyOrderVersions(
  methods: readonly FulfillmentMethod[] = FULFILLMENT_METHODS,
): fc.Arbitrary<readonly OrderDocument[]> {
  return anyLineIds.chain((lineIds) =>
    fc
      .tuple(fc.array(anyOrderDocumentWith(lineIds, methods), { minLength: 1, maxLength: 4 }), fc.boolean())
      .map(([documents, oneComesLate]) => {
        const versions = documents.map((document, index) => renumbered(document, documents, index));
        const [first, second, ...others] = versions;
        return oneComesLate && first !== undefined && second !== undefined ? [second, first, ...others] : versions;
      }),
  );
}

function renumbered(document: OrderDocument, documents: readonly OrderDocument[], index: number): OrderDocument {
  return {
    ...document,
    id: documents[0]?.id ?? document.id,
    version: documents.slice(0, index + 1).reduce((sum, { version }) => sum + version, 0),
    orderLines: document.orderLines.map((line) => ({
      ...line,
      version: line.version === null ? null : line.version + NUMBERS_PER_VERSION * index,
    })),
  };
}
