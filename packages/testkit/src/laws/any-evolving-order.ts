import type { OrderDocument, OrderLineDocument } from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { anOrder } from '../builders/an-order.js';
import { anyLikelyLine, anyLinesEdit } from './line-edits.js';

const anyFirstLines = fc.oneof(
  fc.tuple(anyLikelyLine('line-1')),
  fc.tuple(anyLikelyLine('line-1'), anyLikelyLine('line-2')),
) as fc.Arbitrary<readonly OrderLineDocument[]>;

const anyVersion = fc.record({
  status: fc.constantFrom<OrderDocument['status']>('CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'CANCELLED'),
  /** Who owns the order from then on; null: who owned it before. */
  ownerCustomerId: fc.constantFrom(null, null, null, null, null, '1000042', '1000043'),
  edits: fc.array(anyLinesEdit, { maxLength: 3 }),
});

/** The versions of one order as real orders have them: each changes a little of the one before, seldom all of it. */
export function anyEvolvingOrder(count: { readonly minLength: number; readonly maxLength: number }) {
  return fc.tuple(anyFirstLines, fc.array(anyVersion, count)).map(([first, versions]): readonly OrderDocument[] => {
    let lines = first;
    let owner = '1000042';
    return versions.map(({ status, ownerCustomerId, edits }, index) => {
      lines = edits.reduce((edited, edit) => edit(edited), lines);
      owner = ownerCustomerId ?? owner;
      return anOrder({ version: index + 1, status, ownerCustomerId: owner, lines });
    });
  });
}
