import { type ActPage, type ActSearch, ConcurrencyConflict } from '@ticket-distribution/application';
import { type Instant, type OrderId, plusMilliseconds } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { anAct } from '../builders/an-act.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

export function actsContract({ describe, it, beforeEach }: Suite, store: FreshStore): void {
  const search = async (asked: Partial<ActSearch> = {}): Promise<ActPage> =>
    store.read(({ acts }) => acts.search({ page: 0, perPage: 20, ...asked }));
  const ids = ({ items }: ActPage): string[] => items.map(({ id }) => id);
  const later = (milliseconds: number): Instant => plusMilliseconds(anAct().at, milliseconds);

  describe('Acts of operators', () => {
    it('come back as they were written, with and without what they may lack', async () => {
      const lean = anAct({ id: 'lean', at: later(-1), order: null, organisationId: null, reason: null, details: {} });
      const rich = anAct({ id: 'rich', by: "O'Brien 🎫", details: { orderIds: ['a', 'b'], counts: { orders: 2 } } });
      await store.save({ acts: [lean, rich] });
      expect((await search()).items).to.deep.equal([rich, lean]);
    });

    it('are written once under their id', async () => {
      await store.save({ acts: [anAct()] });
      const again = store.save({ acts: [anAct({ by: 'somebody else' })] });
      expect(await rejection(again)).to.be.instanceOf(ConcurrencyConflict);
      expect((await search()).items).to.deep.equal([anAct()]);
    });

    it('leave no trace when their transaction fails', async () => {
      const failed = store.transactions.run(async ({ acts }) => {
        await acts.append(anAct());
        throw new Error('the act was not done');
      });
      expect(await rejection(failed)).to.include({ message: 'the act was not done' });
      expect((await search()).totalItems).to.equal(0);
    });
  });

  describe('A search for acts', () => {
    beforeEach(async () => {
      await store.save({
        acts: [
          anAct({ id: 'a', at: later(0) }),
          anAct({ id: 'c', at: later(1), kind: 'skip-delivery', outcome: 'delivery/under-way', order: 'OTHER' }),
          anAct({ id: 'b', at: later(1), by: 'night-desk', subject: 'NOD', organisationId: null, order: null }),
          anAct({ id: 'd', at: later(2), organisationId: 7, correlationId: 'correlation-2' }),
        ],
      });
    });

    for (const [asked, expected] of [
      [{}, ['d', 'c', 'b', 'a']],
      [{ kind: 'skip-delivery' }, ['c']],
      [{ by: 'night-desk' }, ['b']],
      [{ subject: 'NOD' }, ['b']],
      [{ orderId: 'OTHER' as OrderId }, ['c']],
      [{ organisationId: 7 }, ['d']],
      [{ outcome: 'delivery/under-way' }, ['c']],
      [{ correlationId: 'correlation-2' }, ['d']],
      [{ from: later(1) }, ['d', 'c', 'b']],
      [{ until: later(1) }, ['a']],
      [{ from: later(1), until: later(2), by: 'example-desk' }, ['c']],
      [{ by: "' OR 1=1 --" }, []],
    ] as const satisfies readonly (readonly [Partial<ActSearch>, readonly string[]])[]) {
      it(`finds ${expected.join(', ') || 'none'} by ${JSON.stringify(asked)}, the newest first`, async () => {
        const found = await search(asked);
        expect(ids(found)).to.deep.equal(expected);
        expect(found.totalItems).to.equal(expected.length);
      });
    }

    it('is paged without a gap or a repetition', async () => {
      const pages = await Promise.all([0, 1, 2].map((page) => search({ page, perPage: 3 })));
      expect(pages.map(ids)).to.deep.equal([['d', 'c', 'b'], ['a'], []]);
      expect(pages.map(({ totalItems }) => totalItems)).to.deep.equal([4, 4, 4]);
    });
  });
}
