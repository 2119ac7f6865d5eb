import {
  FULFILLMENT_METHODS,
  type FulfillmentMethod,
  type OrderDocument,
  type OrderLineDocument,
} from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { anOrder } from '../builders/an-order.js';
import { anyEvolvingOrder } from './any-evolving-order.js';
import type { Ending } from './ideal-distribution.js';
import { anyAccount, anyExchange, anyLikelyLine, anyLinesEdit, anyMethod, calledOff } from './line-edits.js';
import type { Chapter, Happening } from './scene.js';
import { shownAs } from './shown-as.js';
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

/** What becomes of a version before the next one comes. */
const anyAftermath: fc.Arbitrary<Omit<Chapter, 'document'>> = fc.record({
  ending: fc.constantFrom<Ending>('done', 'done', 'under-way'),
  happenings: fc.array(anyHappening, { maxLength: 4 }),
});
/** No ticket system answers: what takes the place of a ticket waits behind it, in as many steps as there are versions. */
const anyUnanswered: fc.Arbitrary<Omit<Chapter, 'document'>> = fc.record({
  ending: fc.constant<Ending>('under-way'),
  happenings: fc.array(fc.record({ kind: fc.constant('told' as const), pick: fc.nat(7) }), {
    minLength: 1,
    maxLength: 4,
  }),
});

/** Lines that have nothing to do with those of the version before, and replace each other as it comes. */
function anyLines(methods: readonly FulfillmentMethod[]): fc.Arbitrary<readonly OrderLineDocument[]> {
  return fc
    .tuple(
      fc.shuffledSubarray(LINE_IDS),
      fc.tuple(...LINE_IDS.map((id) => anyLikelyLine(id, methods))),
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
}

/** Versions that hold some lines as they were and some new ones, or none of either. */
function anyLooseOrder(methods: readonly FulfillmentMethod[]): fc.Arbitrary<readonly OrderDocument[]> {
  return fc
    .array(
      fc.record({
        status: fc.constantFrom('CONFIRMED' as const, 'CONFIRMED' as const, 'CONFIRMED' as const, 'CANCELLED' as const),
        orderLines: anyLines(methods),
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
}

/** An exchange that is called off, with or without anything else happening to the order. */
function anyOrderThereAndBack(methods: readonly FulfillmentMethod[]): fc.Arbitrary<readonly OrderDocument[]> {
  return fc
    .tuple(
      anyLikelyLine('line-1', methods),
      anyExchange(methods),
      fc.option(anyLinesEdit(methods), { nil: null }),
      fc.boolean(),
    )
    .map(([line, exchange, edit, isExchangedBack]) => {
      const there = exchange([line]);
      const back = calledOff(isExchangedBack)(there);
      const all = [[line], there, back, edit === null ? back : edit(back)];
      return all.map((lines, index) => anOrder({ version: index + 1, lines }));
    })
    .chain((documents) => fc.constantFrom(documents, documents.slice(0, 3)));
}

/** A line that goes from method to method and may come back, while the order names other accounts. */
function anyLineOfManyMethods(methods: readonly FulfillmentMethod[]): fc.Arbitrary<readonly OrderDocument[]> {
  return fc
    .tuple(
      anyLikelyLine('line-1', methods),
      fc.array(fc.record({ fulfillmentMethod: anyMethod(methods), customerAccountRef: anyAccount }), {
        minLength: 2,
        maxLength: 4,
      }),
    )
    .map(([line, turns]) =>
      [line, ...turns.map((said) => ({ ...line, ...said }))].map((said, index) =>
        anOrder({ version: index + 1, lines: [said] }),
      ),
    );
}

/** Histories of one order by some methods: one to five versions, each CONFIRMED or CANCELLED, with happenings after each. */
export function anyOrderHistory(
  methods: readonly FulfillmentMethod[] = FULFILLMENT_METHODS,
): fc.Arbitrary<readonly Chapter[]> {
  return shownAs(
    fc
      .oneof(
        { weight: 4, arbitrary: anyEvolvingOrder(VERSIONS, methods) },
        { weight: 2, arbitrary: anyLooseOrder(methods) },
        { weight: 1, arbitrary: anyOrderThereAndBack(methods) },
        { weight: 2, arbitrary: anyLineOfManyMethods(methods) },
      )
      .chain((documents) =>
        fc.oneof(
          { weight: 2, arbitrary: chapters(documents, anyAftermath) },
          { weight: 1, arbitrary: chapters(documents, anyUnanswered) },
        ),
      ),
    toldChapters,
  );
}

function chapters(
  documents: readonly OrderDocument[],
  aftermath: fc.Arbitrary<Omit<Chapter, 'document'>>,
): fc.Arbitrary<readonly Chapter[]> {
  return fc.tuple(...documents.map((document) => aftermath.map((said) => ({ document, ...said }))));
}

/** Some lines as they were, some new: most versions of real orders leave most lines alone. */
function mixed(before: readonly OrderLineDocument[], next: readonly OrderLineDocument[]): readonly OrderLineDocument[] {
  const kept = before.slice(0, 2);
  return [...kept, ...next.filter(({ id }) => !kept.some((line) => line.id === id))];
}
