import type { OrderDocument, OrderLineDocument } from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { anOrder } from '../builders/an-order.js';
import { anyEvolvingOrder } from './any-evolving-order.js';
import type { Ending } from './ideal-distribution.js';
import { anyLikelyLine } from './line-edits.js';
import type { Chapter, Happening } from './scene.js';
import { toldChapters } from './told-scenes.js';

const LINE_IDS = ['line-1', 'line-2', 'line-3'];
const VERSIONS = { minLength: 1, maxLength: 5 };

const anyHappening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom(
    'told',
    'handed-over',
    'handed-over',
    'refused',
    'picked-up',
    'cancelled-externally',
    'validity-moved',
    'transferred',
  ),
  pick: fc.nat(7),
});

/** Lines that have nothing to do with those of the version before, and replace each other as it comes. */
const anyLines: fc.Arbitrary<readonly OrderLineDocument[]> = fc
  .tuple(
    fc.shuffledSubarray(LINE_IDS),
    fc.tuple(...LINE_IDS.map(anyLikelyLine)),
    fc.array(fc.record({ status: fc.constantFrom('CONFIRMED', 'CONFIRMED', 'CANCELLED', 'DRAFT'), of: fc.nat(3) }), {
      minLength: LINE_IDS.length,
      maxLength: LINE_IDS.length,
    }),
  )
  .map(([present, lines, said]) =>
    present.flatMap((id) => {
      const place = LINE_IDS.indexOf(id);
      const [line, { status, of } = { status: 'CONFIRMED', of: 0 }] = [lines[place], said[place]];
      const replacesOrderLineIds = (LINE_IDS[of] === undefined ? [] : [LINE_IDS[of]]) as OrderLineDocument['id'][];
      return line === undefined ? [] : [{ ...line, status, replacesOrderLineIds } as OrderLineDocument];
    }),
  );

/** Versions that hold some lines as they were and some new ones, or none of either. */
const anyLooseOrder: fc.Arbitrary<readonly OrderDocument[]> = fc
  .array(
    fc.record({
      status: fc.constantFrom('CONFIRMED' as const, 'CONFIRMED' as const, 'CONFIRMED' as const, 'CANCELLED' as const),
      orderLines: anyLines,
      repeatsLines: fc.boolean(),
    }),
    VERSIONS,
  )
  .map((versions) => {
    let lines: readonly OrderLineDocument[] = [];
    return versions.map(({ status, orderLines, repeatsLines }, index) => {
      lines = repeatsLines ? mixed(lines, orderLines) : orderLines;
      return anOrder({ version: index + 1, status, lines });
    });
  });

/** Histories of one order: one to five versions, each CONFIRMED or CANCELLED, with happenings after each. */
export const anyOrderHistory: fc.Arbitrary<readonly Chapter[]> = fc
  .oneof(anyEvolvingOrder(VERSIONS), anyLooseOrder)
  .chain((documents) =>
    fc.tuple(
      ...documents.map((document) =>
        fc.record({
          document: fc.constant(document),
          ending: fc.constantFrom<Ending>('done', 'done', 'under-way'),
          happenings: fc.array(anyHappening, { maxLength: 4 }),
        }),
      ),
    ),
  )
  .map((chapters) => Object.assign(chapters, { [fc.toStringMethod]: () => toldChapters(chapters) }));

/** Some lines as they were, some new: most versions of real orders leave most lines alone. */
function mixed(before: readonly OrderLineDocument[], next: readonly OrderLineDocument[]): readonly OrderLineDocument[] {
  const kept = before.slice(0, 2);
  return [...kept, ...next.filter(({ id }) => !kept.some((line) => line.id === id))];
}
