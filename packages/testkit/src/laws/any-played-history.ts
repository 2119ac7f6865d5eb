import type { FulfillmentMethod, OrderDocument } from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import type { TicketSystemFault } from '../fakes/fake-ticket-system.js';
import { toldScenes } from './told-scenes.js';
import { anyEvolvingOrder } from './any-evolving-order.js';

/** One thing that happens to an order, its tickets or their ticket systems. `pick` chooses among what is there. */
export type Scene =
  | { readonly kind: 'version'; readonly document: OrderDocument }
  | { readonly kind: 'distribute'; readonly card: string | null }
  | { readonly kind: 'redistribute'; readonly pick: number; readonly card: string | null }
  | { readonly kind: 'move-validity' | 'transfer'; readonly pick: number; readonly to: number }
  | { readonly kind: 'pick-up' | 'complete' | 'cancel-from-outside'; readonly pick: number }
  | { readonly kind: 'fault'; readonly method: FulfillmentMethod; readonly faults: readonly TicketSystemFault[] }
  | { readonly kind: 'begin-call'; readonly pick: number }
  | { readonly kind: 'end-calls' | 'all-calls' | 'land' | 'look' | 'replay' };

const pick = fc.nat(7);
const card = fc.constantFrom(null, '1234567890', '99');
const fault = fc.constantFrom<TicketSystemFault>('unavailable', 'refuse', 'lose-answer', 'lose-request', 'land-late');

const method = fc.constantFrom<FulfillmentMethod>('NOD', 'NOD', 'ACCOUNT_BASED_TICKETING', 'INTERNATIONAL', 'BIFROST');

const kinds = <Kind extends string>(...names: readonly Kind[]): fc.Arbitrary<Kind> => fc.constantFrom(...names);

const anyScene: fc.Arbitrary<Scene> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: kinds('all-calls') }) },
  { weight: 6, arbitrary: fc.record({ kind: kinds('distribute'), card }) },
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
  { weight: 2, arbitrary: fc.record({ kind: kinds('redistribute'), pick, card }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: kinds('fault'), method, faults: fc.array(fault, { minLength: 1, maxLength: 3 }) }),
  },
);

/**
 * Histories of one order of five to seven versions with, between them, everything that callers, travellers and ticket
 * systems can do, in any order.
 */
export const anyPlayedHistory: fc.Arbitrary<readonly Scene[]> = anyEvolvingOrder({ minLength: 5, maxLength: 7 }).chain(
  (documents) =>
    fc
      .tuple(...documents.map(() => fc.array(anyScene, { maxLength: 10 })))
      .map((between) =>
        documents.flatMap((document, index): readonly Scene[] => [
          { kind: 'version', document },
          ...(between[index] ?? []),
        ]),
      )
      .map((scenes) => Object.assign(scenes, { [fc.toStringMethod]: () => toldScenes(scenes) })),
);
