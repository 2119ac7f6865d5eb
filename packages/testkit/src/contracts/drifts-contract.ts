import { ConcurrencyConflict, type DriftPage, type DriftSearch } from '@ticket-distribution/application';
import {
  DRIFT_KINDS,
  DRIFT_STATES,
  type DeliveryKey,
  type Drift,
  type DriftId,
  FULFILLMENT_METHODS,
  type Instant,
  type OrderId,
  PROPOSED_REPAIRS,
  REPAIRS,
  type TicketDistributionGroupId,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { aDrift } from '../builders/a-drift.js';
import { anyInstant } from '../builders/any-instant.js';
import { anyText } from '../builders/any-text.js';
import { anyTicketId, orNull } from './any-hand-over.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

const anyDrift: fc.Arbitrary<Omit<Drift, 'id' | 'revision'>> = fc.record({
  kind: fc.constantFrom(...DRIFT_KINDS),
  key: orNull(anyText as fc.Arbitrary<DeliveryKey>),
  orderId: anyText as fc.Arbitrary<OrderId>,
  organisationId: fc.nat(),
  ticketDistributionGroupId: anyText as fc.Arbitrary<TicketDistributionGroupId>,
  ticketDistributionId: anyTicketId,
  fulfillmentMethod: fc.constantFrom(...FULFILLMENT_METHODS),
  ours: anyText,
  theirs: anyText,
  state: fc.constantFrom(...DRIFT_STATES),
  since: anyInstant,
  proposedRepair: fc.constantFrom(...Object.values(PROPOSED_REPAIRS)),
  repair: orNull(fc.record({ repair: fc.constantFrom(...REPAIRS), at: anyInstant, by: anyText })),
  updatedAt: anyInstant,
});

export function driftsContract({ describe, it, beforeEach }: Suite, store: FreshStore): void {
  const find = async (id: DriftId): Promise<Drift | undefined> => store.read(({ drifts }) => drifts.find(id));
  const search = async (asked: Partial<DriftSearch> = {}): Promise<DriftPage> =>
    store.read(({ drifts }) => drifts.search({ page: 0, perPage: 20, ...asked }));
  const ids = (drifts: readonly Drift[]): string[] => drifts.map(({ id }) => id);
  const later = (milliseconds: number): Instant => plusMilliseconds(aDrift().since, milliseconds);

  describe('Drifts', () => {
    it('come back as they were saved, first and changed, at the next revision', async () => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(anyDrift, anyDrift, async (first, changed) => {
          count += 1;
          const id = `drift-${count}` as DriftId;
          await store.save({ drifts: [{ ...first, id, revision: 0 }] });
          expect(await find(id)).to.deep.equal({ ...first, id, revision: 1 });
          await store.save({ drifts: [{ ...changed, id, revision: 1 }] });
          expect(await find(id)).to.deep.equal({ ...changed, id, revision: 2 });
        }),
        { numRuns: 30 },
      );
    });

    it('are not found when they were never saved', async () => {
      const unknown = 'unknown';
      expect(await find(unknown as DriftId)).to.equal(undefined);
      const lasting = store.read(({ drifts }) => drifts.lastingOf(unknown as TicketDistributionGroupId));
      expect(await lasting).to.deep.equal([]);
    });

    it('are counted by ticket system and kind while they are open, with the age of the oldest', async () => {
      const drifts: readonly Partial<Drift>[] = [
        { kind: 'cancel-refused', fulfillmentMethod: 'NOD', since: later(2) },
        { kind: 'cancel-refused', fulfillmentMethod: 'NOD', since: later(1) },
        { kind: 'change-refused', fulfillmentMethod: 'NOD', since: later(3) },
        { kind: 'change-refused', fulfillmentMethod: 'BIFROST', since: later(4) },
        { kind: 'change-refused', fulfillmentMethod: 'NOD', since: later(0), state: 'ACCEPTED' },
        { kind: 'valid-there', fulfillmentMethod: 'NOD', since: later(0), state: 'RESOLVED' },
      ];
      await store.save({
        drifts: drifts.map((said, index) => ({ ...aDrift(), ...said, id: `counted-${index}` as DriftId })),
      });
      expect(await store.read((snapshot) => snapshot.drifts.countOpen())).to.have.deep.members([
        { fulfillmentMethod: 'NOD', kind: 'cancel-refused', count: 2, since: later(1) },
        { fulfillmentMethod: 'NOD', kind: 'change-refused', count: 1, since: later(3) },
        { fulfillmentMethod: 'BIFROST', kind: 'change-refused', count: 1, since: later(4) },
      ]);
    });

    it('refuse the second of two writers who read the same revision', async () => {
      await store.save({ drifts: [aDrift()] });
      const read = await find(aDrift().id);
      if (read === undefined) throw new Error('the drift was saved');
      await store.save({ drifts: [{ ...read, state: 'ACCEPTED' }] });
      const second = store.save({ drifts: [{ ...read, state: 'RESOLVED' }] });
      expect(await rejection(second)).to.be.instanceOf(ConcurrencyConflict);
      expect(await find(read.id)).to.deep.equal({ ...read, state: 'ACCEPTED', revision: 2 });
    });

    it('refuse a second one under the same id, and one that was never stored at its revision', async () => {
      await store.save({ drifts: [aDrift()] });
      for (const refused of [aDrift({ theirs: 'something else' }), aDrift({ id: 'drift-2', revision: 3 })]) {
        expect(await rejection(store.save({ drifts: [refused] }))).to.be.instanceOf(ConcurrencyConflict);
      }
      expect(await find(aDrift().id)).to.deep.equal(aDrift({ revision: 1 }));
      expect((await search()).totalItems).to.equal(1);
    });

    it('last in a group while they are open or accepted, the longest lasting first', async () => {
      await store.save({
        drifts: [
          aDrift({ id: 'c', since: later(1) }),
          aDrift({ id: 'b', since: later(1), state: 'ACCEPTED' }),
          aDrift({ id: 'd', since: later(0) }),
          aDrift({ id: 'e', state: 'RESOLVED' }),
          aDrift({ id: 'f', group: 'group-2' }),
        ],
      });
      const lasting = await store.read(({ drifts }) => drifts.lastingOf(aDrift().ticketDistributionGroupId));
      expect(ids(lasting)).to.deep.equal(['d', 'b', 'c']);
    });
  });

  describe('Drifts of an order that is given to another organisation', () => {
    it('are its, whatever their state, at the revision that they had; others are not', async () => {
      await store.save({
        drifts: [aDrift({ id: 'a' }), aDrift({ id: 'b', state: 'RESOLVED' }), aDrift({ id: 'c', order: 'OTHER' })],
      });
      await store.transactions.run(({ drifts }) => drifts.giveTo(7, aDrift().orderId));
      expect(ids((await search({ organisationId: 7 })).items)).to.deep.equal(['a', 'b']);
      expect(await find('a' as DriftId)).to.deep.equal(aDrift({ id: 'a', organisationId: 7, revision: 1 }));
      expect((await find('c' as DriftId))?.organisationId).to.equal(aDrift().organisationId);
    });
  });

  describe('A search for drifts', () => {
    beforeEach(async () => {
      await store.save({
        drifts: [
          aDrift({ id: 'd', since: later(2) }),
          aDrift({ id: 'c', since: later(1), state: 'RESOLVED', order: 'OTHER', organisationId: 2 }),
          aDrift({ id: 'b', since: later(1), kind: 'missing-there', fulfillmentMethod: 'BIFROST' }),
          aDrift({ id: 'e', since: later(0), state: 'ACCEPTED', kind: 'missing-there' }),
        ],
      });
    });

    for (const [asked, expected] of [
      [{}, ['e', 'b', 'c', 'd']],
      [{ state: 'OPEN' }, ['b', 'd']],
      [{ kind: 'missing-there' }, ['e', 'b']],
      [{ fulfillmentMethod: 'NOD' }, ['e', 'c', 'd']],
      [{ organisationId: 2 }, ['c']],
      [{ organisationId: 1, fulfillmentMethod: 'NOD' }, ['e', 'd']],
      [{ organisationId: 3 }, []],
      [{ orderId: 'OTHER' as OrderId }, ['c']],
      [{ orderId: "' OR 1=1 --" as OrderId }, []],
      [{ state: 'OPEN', kind: 'missing-there', fulfillmentMethod: 'BIFROST', orderId: aDrift().orderId }, ['b']],
      [{ state: 'RESOLVED', orderId: aDrift().orderId }, []],
    ] as const satisfies readonly (readonly [Partial<DriftSearch>, readonly string[]])[]) {
      it(`finds ${expected.join(', ') || 'none'} by ${JSON.stringify(asked)}, the longest lasting first`, async () => {
        const { items, totalItems } = await search(asked);
        expect(ids(items)).to.deep.equal(expected);
        expect(totalItems).to.equal(expected.length);
      });
    }

    it('is paged without a gap or a repetition, and always says how many there are', async () => {
      const more = Array.from({ length: 7 }, (_, index) => aDrift({ id: `p${index}`, since: later(1) }));
      await store.save({ drifts: more.toReversed() });
      const whole = await search();
      expect(ids(whole.items)).to.deep.equal(['e', 'b', 'c', 'p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'd']);
      const pages = await Promise.all([0, 1, 2, 3].map((page) => search({ page, perPage: 4 })));
      expect(pages.map(({ items }) => items.length)).to.deep.equal([4, 4, 3, 0]);
      expect(pages.flatMap(({ items }) => items)).to.deep.equal(whole.items);
      expect(pages.map(({ totalItems }) => totalItems)).to.deep.equal([11, 11, 11, 11]);
      const narrowed = await search({ state: 'OPEN', page: 1, perPage: 2 });
      expect([ids(narrowed.items), narrowed.totalItems]).to.deep.equal([['p1', 'p2'], 9]);
    });
  });
}
