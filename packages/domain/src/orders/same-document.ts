import { ERASED, holdsErased, sameUnlessErased } from '../shared/erased.js';
import { pairedOff } from '../shared/paired-off.js';
import type { FareProduct } from './fare-product.js';
import { sameDocument, sameLine } from './normal-form.js';
import type { OrderDocument, OrderLineContent, OrderLineDocument } from './order-document.js';
import { sameProduct } from './same-product.js';

/** Whether two order documents say the same, as far as nothing of them was erased. */
export function sameDocumentUnlessErased(one: OrderDocument, other: OrderDocument): boolean {
  if (sameDocument(one, other)) return true;
  if (!holdsErased(one) && !holdsErased(other)) return false;
  if (!sameUnlessErased(one.ownerCustomerId, other.ownerCustomerId)) return false;
  const lineOf = new Map(other.orderLines.map((line) => [line.id, line]));
  const alike = one.orderLines.every((line) => isSentAgain(line, lineOf.get(line.id)));
  return alike && one.orderLines.length === other.orderLines.length && sameDocument(headOf(one), headOf(other));
}

/** Whether two contents of a line say the same, as far as nothing of them was erased. */
export function sameLineUnlessErased(one: OrderLineContent, other: OrderLineContent): boolean {
  if (sameLine(one, other)) return true;
  if (!holdsErased(one) && !holdsErased(other)) return false;
  const isSame = PERSONAL.every((member) => sameUnlessErased(one[member], other[member]));
  return isSame && sameLine(bare(one), bare(other)) && pairedOff(one.fareProducts, other.fareProducts, sameProduct);
}

/** What no line says, and nothing is ever erased of. */
function headOf(document: OrderDocument): OrderDocument {
  return { ...document, ownerCustomerId: ERASED, orderLines: [] };
}

const PERSONAL = ['distributionHolderCustomerId', 'customerAccountRef', 'externalReference'] as const;

function isSentAgain(line: OrderLineDocument, other: OrderLineDocument | undefined): boolean {
  return other !== undefined && line.version === other.version && sameLineUnlessErased(line, other);
}

/** What nothing is ever erased of. */
function bare(line: OrderLineContent): OrderLineContent {
  const fareProducts: readonly FareProduct[] = [];
  return { ...line, fareProducts, ...Object.fromEntries(PERSONAL.map((member) => [member, null])) };
}
