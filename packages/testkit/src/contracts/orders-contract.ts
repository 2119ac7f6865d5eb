import { ConcurrencyConflict } from '@ticket-distribution/application';
import { type Instant, Order, type OrderDocument, type OrderId, plusMilliseconds } from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { aLine } from '../builders/a-line.js';
import { aRecordedOrder } from '../builders/a-recorded-order.js';
import { anOrder } from '../builders/an-order.js';
import { anyOrderVersions } from '../builders/any-order-versions.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

const AT = '2026-12-01T09:30:00.125Z' as Instant;

export function ordersContract({ describe, it }: Suite, store: FreshStore): void {
  const find = async (id: OrderId): Promise<Order | undefined> => store.read(({ orders }) => orders.find(id));

  /** Takes a version in as a use case does: lock, record, save. */
  const record = async (document: OrderDocument, at: Instant): Promise<void> =>
    store.transactions.run(async ({ orders }) => {
      const order = (await orders.lock(document.id)) ?? Order.empty(document.id);
      order.record(document, at);
      await orders.save(order);
    });

  describe('Orders', () => {
    it('come back as they were saved, with every version and the whole history of every line', async () => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(anyOrderVersions(), async (documents) => {
          count += 1;
          const id = `order-${count}` as OrderId;
          const expected = Order.empty(id);
          for (const [index, document] of documents.entries()) {
            const at = plusMilliseconds(AT, index * 1001);
            expected.record({ ...document, id }, at);
            await record({ ...document, id }, at);
          }
          const found = await find(id);
          expect(found?.snapshot).to.deep.equal({ ...expected.snapshot, revision: documents.length });
        }),
        { numRuns: 40 },
      );
    });

    it('keep a replaced draft only as it is now', async () => {
      const draft = anOrder({ status: 'DRAFT' });
      const replaced = { ...draft, ownerCustomerId: '1000077' };
      await record(draft, AT);
      await record(replaced, plusMilliseconds(AT, 1));
      const found = await find(draft.id);
      expect(found?.snapshot.versions).to.deep.equal([{ document: replaced, recordedAt: plusMilliseconds(AT, 1) }]);
    });

    it('keep a removed line, and every line in the place that the current version gives it', async () => {
      const [one, two, three] = ['one', 'two', 'three'].map((id) => aLine({ id }));
      if (!one || !two || !three) throw new Error('three lines were made');
      await record(anOrder({ lines: [one, two, three] }), AT);
      await record(anOrder({ version: 2, lines: [three, one] }), AT);
      const lines = (await find(anOrder().id))?.snapshot.lines ?? [];
      const ids = await store.read(({ orders }) => orders.linesOf(anOrder().id));
      expect(ids).to.deep.equal(lines.map(({ id }) => id));
      expect(lines.map(({ id, versions }) => [id, ...versions.map(({ content }) => content.status)])).to.deep.equal([
        ['three', 'CONFIRMED'],
        ['one', 'CONFIRMED'],
        ['two', 'CONFIRMED', 'CANCELLED'],
      ]);
    });

    it('are not found when they were never saved', async () => {
      const unknown = 'UNKNOWN' as OrderId;
      expect(await find(unknown)).to.equal(undefined);
      expect(await store.transactions.run(({ orders }) => orders.lock(unknown))).to.equal(undefined);
    });

    it('refuse the second of two writers who read the same revision', async () => {
      await record(anOrder(), AT);
      const [first, second] = [await find(anOrder().id), await find(anOrder().id)];
      if (!first || !second) throw new Error('the order was saved');
      first.record(anOrder({ version: 2 }), AT);
      second.record(anOrder({ version: 3 }), AT);
      await store.save({ orders: [first] });
      expect(await rejection(store.save({ orders: [second] }))).to.be.instanceOf(ConcurrencyConflict);
      expect((await find(first.id))?.snapshot).to.deep.equal({ ...first.snapshot, revision: 2 });
    });

    it('refuse a second order under the same id', async () => {
      await store.save({ orders: [aRecordedOrder()] });
      const second = aRecordedOrder(anOrder({ ownerCustomerId: '1000077' }));
      expect(await rejection(store.save({ orders: [second] }))).to.be.instanceOf(ConcurrencyConflict);
      expect((await find(second.id))?.snapshot.versions[0]?.document.ownerCustomerId).to.equal('1000042');
    });

    it('refuse an order that changed hands without being stored', async () => {
      const unsaved = Order.restore({ ...aRecordedOrder().snapshot, revision: 3 });
      expect(await rejection(store.save({ orders: [unsaved] }))).to.be.instanceOf(ConcurrencyConflict);
    });

    it('are changed by saving only, never through what was given out or handed in', async () => {
      const document = structuredClone(anOrder());
      await record(document, AT);
      Object.assign(document, { ownerCustomerId: 'changed after saving' });
      await store.transactions.run(async ({ orders }) => {
        const order = await orders.find(document.id);
        order?.record(anOrder({ version: 2 }), AT);
        expect((await orders.find(document.id))?.currentVersion).to.equal(1);
      });
      const found = await find(document.id);
      expect(found?.currentVersion).to.equal(1);
      expect(found?.snapshot.versions[0]?.document).to.deep.equal(anOrder());
    });
  });
}
