import type { FulfillmentMethod, OrderDocument, OrderLineDocument } from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { anOrder } from '../builders/an-order.js';
import { anyLikelyLine, anyLinesEdit } from './line-edits.js';

function anyFirstLines(methods: readonly FulfillmentMethod[]): fc.Arbitrary<readonly OrderLineDocument[]> {
  const [one, other] = [anyLikelyLine('line-1', methods), anyLikelyLine('line-2', methods)];
  return fc.oneof<fc.Arbitrary<readonly OrderLineDocument[]>[]>(fc.tuple(one), fc.tuple(one, other));
}

const anyStatus = fc.constantFrom<OrderDocument['status']>(
  'CONFIRMED',
  'CONFIRMED',
  'CONFIRMED',
  'CONFIRMED',
  'CANCELLED',
);
/** Who owns the order from then on; null: who owned it before. */
const anyOwner = fc.constantFrom(null, null, null, null, null, '1000042', '1000043');

/** The versions of one order as real orders have them: each changes a little of the one before, seldom all of it. */
export function anyEvolvingOrder(
  count: { readonly minLength: number; readonly maxLength: number },
  methods: readonly FulfillmentMethod[],
) {
  const anyEdits = fc.array(anyLinesEdit(methods), { maxLength: 3 });
  const anyVersion = fc.record({ status: anyStatus, ownerCustomerId: anyOwner, edits: anyEdits });
  return fc
    .tuple(anyFirstLines(methods), fc.array(anyVersion, count))
    .map(([first, versions]): readonly OrderDocument[] => {
      let lines = first;
      let owner = '1000042';
      return versions.map(({ status, ownerCustomerId, edits }, index) => {
        lines = edits.reduce((edited, edit) => edit(edited), lines);
        owner = ownerCustomerId ?? owner;
        return anOrder({ version: index + 1, status, ownerCustomerId: owner, lines });
      });
    });
}
