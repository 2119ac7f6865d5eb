import type { DueDeliveries } from '@ticket-distribution/application';
import { type Delivery, type Instant, inFairOrder, isDue, plusMilliseconds } from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { aDelivery } from '../builders/a-delivery.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

const AT = '2026-12-01T10:00:00.500Z' as Instant;

const anyDeliveries: fc.Arbitrary<Delivery[]> = fc
  .array(
    fc.record({
      organisation: fc.constantFrom(1, 2, 10, 2_000_000_000),
      urgency: fc.constantFrom('awaited', 'by-itself', 'bulk'),
      method: fc.constantFrom('NOD', 'NOD', 'NOD', 'BIFROST'),
      milliseconds: fc.integer({ min: -50, max: 10 }),
    }),
    { maxLength: 14 },
  )
  .map((made) =>
    made.map(({ milliseconds, ...said }, place) => {
      const key = `${place}`;
      return aDelivery({ ...said, key, group: key, at: plusMilliseconds(AT, milliseconds) });
    }),
  );

export function turnsContract({ describe, it }: Suite, store: FreshStore): void {
  const asked = (limit: number, afterOrganisation: number): DueDeliveries => {
    return { fulfillmentMethod: 'NOD', at: AT, limit, afterOrganisation };
  };
  const due = async (limit: number, afterOrganisation = 0): Promise<string[]> =>
    store.transactions.run(async ({ deliveries }) =>
      (await deliveries.takeDue(asked(limit, afterOrganisation))).map(({ key }) => key),
    );
  const ofOrganisation = (organisation: number, count: number): Delivery[] =>
    Array.from({ length: count }, (_, place) => {
      const key = `${organisation}.${place}`;
      return aDelivery({ key, group: key, organisation, at: plusMilliseconds(AT, place - 100) });
    });

  describe('Due deliveries in turn', () => {
    it('come as the domain orders them, beginning after the organisation that had the last turn', async () => {
      const after = fc.constantFrom(0, 1, 2, 5, 10, 2_000_000_000, 2_000_000_001);
      await fc.assert(
        fc.asyncProperty(anyDeliveries, fc.integer({ min: 1, max: 9 }), after, async (made, limit, organisation) => {
          const enough = new Error('asked');
          let keys: string[] = [];
          const taking = store.transactions.run(async ({ deliveries }) => {
            for (const delivery of made) await deliveries.save(delivery);
            keys = (await deliveries.takeDue(asked(limit, organisation))).map(({ key }) => key);
            throw enough;
          });
          expect(await rejection(taking)).to.equal(enough);
          const snapshots = made.map(({ snapshot }) => snapshot);
          const waiting = snapshots.filter(
            (snapshot) => snapshot.handOver.fulfillmentMethod === 'NOD' && isDue(snapshot, AT),
          );
          const expected = inFairOrder(waiting, organisation).map(({ key }) => key);
          expect(keys).to.deep.equal(expected.slice(0, limit));
        }),
        { numRuns: 60 },
      );
    });

    it('are one of each organisation, then another of each, so that many of one hold up no single one of another', async () => {
      await store.save({ deliveries: [...ofOrganisation(1, 5), ...ofOrganisation(7, 2), ...ofOrganisation(9, 1)] });
      expect(await due(6)).to.deep.equal(['1.0', '7.0', '9.0', '1.1', '7.1', '1.2']);
      expect(await due(2, 1)).to.deep.equal(['7.0', '9.0']);
      expect(await due(2, 7)).to.deep.equal(['9.0', '1.0']);
      expect(await due(1, 9)).to.deep.equal(['1.0']);
    });

    it('are all that is due where one organisation has it', async () => {
      await store.save({ deliveries: ofOrganisation(4, 12) });
      expect(await due(9, 4)).to.have.length(9);
    });

    it('are of an organisation the most urgent first, then the longest due', async () => {
      const urgencies = ['bulk', 'by-itself', 'awaited', 'bulk', 'awaited'] as const;
      const made = urgencies.map((urgency, place) =>
        aDelivery({ key: `${place}`, group: `${place}`, urgency, at: plusMilliseconds(AT, place - 100) }),
      );
      await store.save({ deliveries: made });
      expect(await due(9)).to.deep.equal(['2', '4', '1', '0', '3']);
    });

    it('pass over an organisation of which nothing is due yet', async () => {
      const later = aDelivery({ key: 'later', group: 'later', organisation: 2, at: plusMilliseconds(AT, 1) });
      await store.save({ deliveries: [later, ...ofOrganisation(3, 1)] });
      expect(await due(9)).to.deep.equal(['3.0']);
    });
  });
}
