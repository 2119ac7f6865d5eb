import { FULFILLMENT_METHODS, type FulfillmentMethod } from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import type { TicketSystemFault } from '../fakes/fake-ticket-system.js';
import { anyEvolvingOrder } from './any-evolving-order.js';
import type { Scene } from './scene.js';
import { shownAs } from './shown-as.js';
import { toldScenes } from './told-scenes.js';

const pick = fc.nat(7);
const card = fc.constantFrom(null, '1234567890', '99');
const one = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: pick });
/** Some of them lie after the end of validity. */
const deliverAfter = fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, fc.constantFrom(-1, 2, 20, 20, 30));
const fault = fc.constantFrom<TicketSystemFault>(
  'refuse',
  'refuse-one',
  'unavailable',
  'lose-answer',
  'lose-request',
  'land-late',
);

const kinds = <Kind extends string>(...names: readonly Kind[]): fc.Arbitrary<Kind> => fc.constantFrom(...names);

const anyScene: fc.Arbitrary<Scene> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: kinds('all-calls') }) },
  { weight: 6, arbitrary: fc.record({ kind: kinds('distribute'), card, one, deliverAfter }) },
  { weight: 4, arbitrary: fc.record({ kind: kinds('begin-call'), pick }) },
  { weight: 3, arbitrary: fc.record({ kind: kinds('end-calls', 'land', 'look', 'look', 'replay') }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kinds('pick-up', 'pick-up', 'pick-up', 'complete', 'complete', 'cancel-from-outside'),
      pick,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: kinds('move-validity', 'transfer'), pick, to: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('redistribute'), card, one, deliverAfter }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: kinds('fault'), pick, faults: fc.array(fault, { minLength: 1, maxLength: 3 }) }),
  },
);

/**
 * Histories of one order by some methods, of five to seven versions with, between them, everything that callers, travellers and ticket
 * systems can do, in any order.
 */
export function anyPlayedHistory(
  methods: readonly FulfillmentMethod[] = FULFILLMENT_METHODS,
): fc.Arbitrary<readonly Scene[]> {
  return shownAs(
    anyEvolvingOrder({ minLength: 5, maxLength: 7 }, methods).chain((documents) =>
      fc
        .tuple(...documents.map(() => fc.array(anyScene, { maxLength: 10 })))
        .map((between) =>
          documents.flatMap((document, index): readonly Scene[] => [
            { kind: 'version', document },
            ...(between[index] ?? []),
          ]),
        ),
    ),
    toldScenes,
  );
}
