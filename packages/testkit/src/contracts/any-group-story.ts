import type { OrderDocument } from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { anyOrderVersions } from '../builders/any-order-versions.js';
import { anyText } from '../builders/any-text.js';

/** Something that happens to one group; `pick` chooses it. */
export interface Step {
  readonly kind: 'hand-over' | 'confirm' | 'refuse' | 'follow-up';
  readonly pick: number;
  readonly text: string;
}

/** The versions of an order, and what happens to its groups after each. */
export interface GroupStory {
  readonly documents: readonly OrderDocument[];
  readonly steps: readonly Step[];
}

export const anyGroupStory: fc.Arbitrary<GroupStory> = fc.record({
  documents: anyOrderVersions(),
  steps: fc.array(
    fc.record({
      kind: fc.constantFrom('hand-over', 'hand-over', 'confirm', 'confirm', 'refuse', 'follow-up'),
      pick: fc.nat(7),
      text: anyText,
    }),
    { maxLength: 5 },
  ),
});
