import { setTimeout as pause } from 'node:timers/promises';
import type { Snapshot } from '@ticket-distribution/application';
import { type OrderId, TicketDistributionGroup } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { aGroup } from '../builders/a-group.js';
import { aLine } from '../builders/a-line.js';
import { aRecordedOrder } from '../builders/a-recorded-order.js';
import { anOrder } from '../builders/an-order.js';
import { groupsOf } from '../builders/groups-of.js';
import { SequentialIds } from '../in-memory/sequential-ids.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { gate } from './gate.js';

const { id: ORDER_ID } = anOrder();

/** The order with two groups, which always show one order version. */
const twoLines = (version: number) => anOrder({ version, lines: [aLine({ id: 'one' }), aLine({ id: 'two' })] });

async function versionsOf({ groups }: Snapshot): Promise<number[]> {
  return (await groups.ofOrder(ORDER_ID)).map(({ snapshot }) => snapshot.orderVersion);
}

export function concurrencyContract({ describe, it }: Suite, store: FreshStore): void {
  /** Moves both groups of the order to the next version, with a pause in between. */
  const advance = async (): Promise<void> =>
    store.transactions.run(async ({ groups }) => {
      for (const { snapshot } of await groups.ofOrder(ORDER_ID)) {
        await groups.save(TicketDistributionGroup.restore({ ...snapshot, orderVersion: snapshot.orderVersion + 1 }));
        await pause(1);
      }
    });

  describe('Transactions at the same time', () => {
    it('that lock one order lose nothing of each other', async () => {
      const order = aRecordedOrder();
      await store.save({ orders: [order] });
      const recordNext = async (): Promise<void> =>
        store.transactions.run(async ({ orders }) => {
          const locked = await orders.lock(ORDER_ID);
          await pause(0);
          locked?.record(anOrder({ version: (locked.currentVersion ?? 0) + 1 }), aGroup().snapshot.createdAt);
          await orders.save(locked ?? order);
        });
      await Promise.all(Array.from({ length: 30 }, recordNext));
      const found = await store.read(({ orders }) => orders.find(ORDER_ID));
      expect(found?.currentVersion).to.equal(31);
      expect(found?.snapshot.versions).to.have.length(31);
    });

    it('that lock one order and find no group make one group', async () => {
      await store.save({ orders: [aRecordedOrder()] });
      const ids = new SequentialIds();
      const generate = async (): Promise<void> =>
        store.transactions.run(async ({ orders, groups }) => {
          await orders.lock(ORDER_ID);
          const known = await groups.ofOrder(ORDER_ID);
          await pause(0);
          if (known.length === 0) await groups.save(aGroup(anOrder(), { ids }));
        });
      await Promise.all(Array.from({ length: 10 }, generate));
      expect(await store.read(versionsOf)).to.deep.equal([1]);
    });

    it('all come to their turn, also behind one that fails', async () => {
      const works = Array.from({ length: 10 }, (_, index) =>
        store.transactions.run(async ({ orders }) => {
          await orders.save(aRecordedOrder(anOrder({ id: `order-${index}` })));
          if (index % 2 === 0) throw new Error('the work failed');
        }),
      );
      const statuses = (await Promise.allSettled(works)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 'fulfilled')).to.have.length(5);
    });
  });

  describe('A read', () => {
    it(
      'does not wait for an open transaction, and sees nothing of it before it is committed',
      async () => {
        const [saved, mayEnd] = [gate(), gate()];
        const writing = store.transactions.run(async ({ orders, groups }) => {
          await orders.save(aRecordedOrder());
          await groups.save(aGroup());
          saved.open();
          await mayEnd.opened;
        });
        await saved.opened;
        const seen = store.read(async (snapshot) => [await snapshot.orders.find(ORDER_ID), await versionsOf(snapshot)]);
        expect(await seen).to.deep.equal([undefined, []]);
        mayEnd.open();
        await writing;
        expect(await store.read(versionsOf)).to.deep.equal([1]);
      },
      { timeout: 5000 },
    );

    it(
      'sees one committed state from its beginning to its end',
      async () => {
        await store.save({ groups: groupsOf(twoLines(1)) });
        const [begun, mayGoOn] = [gate(), gate()];
        const reading = store.read(async (snapshot) => {
          const before = await versionsOf(snapshot);
          begun.open();
          await mayGoOn.opened;
          const after = await versionsOf(snapshot);
          const unknown = await snapshot.orders.find('LATE' as OrderId);
          return { before, after, unknown };
        });
        await begun.opened;
        await advance();
        await store.save({ orders: [aRecordedOrder(anOrder({ id: 'LATE' }))] });
        mayGoOn.open();
        const { before, after, unknown } = await reading;
        expect(after).to.deep.equal(before);
        expect(unknown === undefined ? [1, 1] : [2, 2]).to.deep.equal(before);
        expect(await store.read(versionsOf)).to.deep.equal([2, 2]);
      },
      { timeout: 5000 },
    );

    it('never sees half of a transaction', async () => {
      await store.save({ groups: groupsOf(twoLines(1)) });
      const writing = { goesOn: true };
      const seen: number[][] = [];
      const readers = Array.from({ length: 3 }, async () => {
        while (writing.goesOn) {
          seen.push(await store.read(versionsOf));
          await pause(0);
        }
      });
      for (let turn = 0; turn < 20; turn += 1) await advance();
      writing.goesOn = false;
      await Promise.all(readers);
      expect(seen.length).to.be.greaterThan(10);
      for (const [one, two] of seen) expect(one).to.equal(two);
      expect(await store.read(versionsOf)).to.deep.equal([21, 21]);
    });

    it('may be one of many at the same time', async () => {
      await store.save({ groups: groupsOf(twoLines(1)) });
      const all = await Promise.all(Array.from({ length: 20 }, () => store.read(versionsOf)));
      expect(all).to.deep.equal(Array.from({ length: 20 }, () => [1, 1]));
    });

    it('that fails leaves the next ones alone', async () => {
      const failed = store.read(async () => {
        throw new Error('the work failed');
      });
      await failed.catch(() => undefined);
      expect(await store.read(versionsOf)).to.deep.equal([]);
    });
  });
}
