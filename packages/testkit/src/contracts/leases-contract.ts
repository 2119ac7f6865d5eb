import {
  DELIVERY_STATES,
  type Delivery,
  type Instant,
  isLeaseOver,
  isPutOffBeyond,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { aDelivery } from '../builders/a-delivery.js';
import { deliveryIn } from './delivery-in.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';

const AT = '2026-12-01T10:00:00.500Z' as Instant;
const after = (milliseconds: number): Instant => plusMilliseconds(AT, milliseconds);

/** A delivery under a claim named as itself, whose lease ends so long after `AT`. */
function claimed(name: string, milliseconds: number): Delivery {
  const delivery = aDelivery({ key: name, group: name });
  delivery.claim(name, after(-60_000), after(milliseconds));
  return delivery;
}

export function leasesContract({ describe, it }: Suite, store: FreshStore): void {
  const expired = async (limit = 10): Promise<string[]> =>
    store.transactions.run(async ({ deliveries }) => (await deliveries.expired(AT, limit)).map(({ key }) => key));
  const renew = async (claims: readonly string[], until: Instant): Promise<string[]> =>
    store.transactions.run(({ deliveries }) => deliveries.renew(claims, until));
  const stored = async (name: string) =>
    store.read(async ({ deliveries }) => (await deliveries.find(claimed(name, 0).key))?.snapshot);

  describe('Leases', () => {
    it('have run out as the domain says, are given by claim, so many as asked for', async () => {
      const any = fc.uniqueArray(fc.integer({ min: -99, max: 99 }), { maxLength: 12 });
      let round = 0;
      await fc.assert(
        fc.asyncProperty(any, fc.integer({ min: 1, max: 9 }), async (ends, limit) => {
          round += 1;
          const made = ends.map((end) => claimed(`${round} ${end}`, end));
          await store.save({ deliveries: made });
          const due = made.filter(({ snapshot }) => isLeaseOver(snapshot, AT)).map(({ key }) => key);
          expect(await expired(limit)).to.deep.equal(due.toSorted().slice(0, limit));
          await renew(
            ends.map((end) => `${round} ${end}`),
            after(1),
          );
        }),
        { numRuns: 30 },
      );
    });

    it('are of deliveries that somebody claimed, in whatever state', async () => {
      const inEveryState = DELIVERY_STATES.map((state) => deliveryIn(state, aDelivery({ key: state, group: state })));
      const asked = deliveryIn('UNKNOWN', aDelivery({ key: 'asked', group: 'asked' }));
      asked.claim('claim-2', AT, AT);
      await store.save({ deliveries: [...inEveryState, asked] });
      expect(await expired()).to.deep.equal(['IN_FLIGHT', 'asked']);
    });

    it('are none of deliveries that wait for a later attempt, which are told as the domain says', async () => {
      const inEveryState = DELIVERY_STATES.map((state) => deliveryIn(state, aDelivery({ key: state, group: state })));
      await store.save({ deliveries: [...inEveryState, claimed('claimed', 60_000)] });
      const all = [...inEveryState, claimed('claimed', 60_000)].map(({ snapshot }) => snapshot);
      const instants = [AT, ...all.flatMap(({ nextAttemptAt }) => nextAttemptAt ?? [])];
      for (const instant of instants.flatMap((one) => [plusMilliseconds(one, -1), one, plusMilliseconds(one, 1)])) {
        const expected = all.filter((snapshot) => isPutOffBeyond(snapshot, instant)).map(({ key }) => key);
        for (const limit of [1, 10]) {
          const found = await store.transactions.run(({ deliveries }) => deliveries.putOffBeyond(instant, limit));
          expect(found.map(({ key }) => key)).to.deep.equal(expected.toSorted().slice(0, limit));
        }
      }
    });

    it('are put off together, to the millisecond, and no others with them', async () => {
      await store.save({ deliveries: [claimed('one', 0), claimed('two', -5), claimed('other', -1)] });
      expect(await renew(['one', 'two'], after(1))).to.have.members(['one', 'two']);
      expect(await expired()).to.deep.equal(['other']);
      expect((await stored('two'))?.claim).to.deep.equal({ by: 'two', since: after(-60_000), until: after(1) });
    });

    it('are put off without touching the revision, so that an outcome can be written at the same time', async () => {
      await store.save({ deliveries: [claimed('one', 0)] });
      const read = await stored('one');
      await renew(['one'], after(1));
      expect((await stored('one'))?.revision).to.equal(read?.revision);
    });

    it('are not put off for claims that nobody holds any more, and that is told', async () => {
      const taken = claimed('taken', -1);
      await store.save({ deliveries: [taken, claimed('held', -1)] });
      await store.transactions.run(async ({ deliveries }) => {
        const found = await deliveries.find(taken.key);
        found?.interrupt(AT);
        if (found !== undefined) await deliveries.save(found);
      });
      expect(await renew(['taken', 'held', 'never there'], after(1))).to.deep.equal(['held']);
      expect(await renew(['taken'], after(1))).to.deep.equal([]);
      expect(await renew([], after(1))).to.deep.equal([]);
      expect((await stored('taken'))?.claim).to.equal(null);
    });

    it('that were put off by a transaction that failed end as before', async () => {
      await store.save({ deliveries: [claimed('one', -1)] });
      const failed = store.transactions.run(async ({ deliveries }) => {
        await deliveries.renew(['one'], after(1));
        throw new Error('the work failed');
      });
      await failed.catch(() => undefined);
      expect(await expired()).to.deep.equal(['one']);
    });
  });
}
