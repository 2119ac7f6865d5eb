import type { StatusCheck } from '@ticket-distribution/application';
import {
  type DeliveryKey,
  FULFILLMENT_METHODS,
  type FulfillmentMethod,
  type Instant,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { aStatusCheck } from '../builders/a-status-check.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';

const { nextLookAt: AT } = aStatusCheck();

export function statusChecksContract({ describe, it }: Suite, store: FreshStore): void {
  const due = async (limit = 10, fulfillmentMethod: FulfillmentMethod = 'NOD'): Promise<StatusCheck[]> =>
    store.read(({ statusChecks }) => statusChecks.due({ fulfillmentMethod, at: AT, limit }));
  const keys = (found: readonly StatusCheck[]): string[] => found.map(({ key }) => key);
  const after = (milliseconds: number): Instant => plusMilliseconds(AT, milliseconds);

  describe('Status checks', () => {
    it('come back as they were saved', async () => {
      const statusChecks = [
        aStatusCheck({ key: 'never looked' }),
        aStatusCheck({ key: "O'Brien 🎫", group: 'æ', lookedAt: after(-7) }),
      ];
      await store.save({ statusChecks });
      expect(await due()).to.have.deep.members(statusChecks);
    });

    it('take the place of one with their key, also within one transaction', async () => {
      const said = { nextLookAt: after(-1), lookedAt: after(-2), until: after(99), group: 'group-2' };
      await store.save({ statusChecks: [aStatusCheck(), aStatusCheck({ key: 'other' })] });
      await store.save({ statusChecks: [aStatusCheck({ nextLookAt: after(1) }), aStatusCheck(said)] });
      expect(await due()).to.deep.equal([aStatusCheck(said), aStatusCheck({ key: 'other' })]);
    });

    it('are due when their time is reached, to the millisecond', async () => {
      const statusChecks = [1, 0, -1].map((milliseconds) =>
        aStatusCheck({ key: `${milliseconds}`, nextLookAt: after(milliseconds) }),
      );
      await store.save({ statusChecks });
      expect(keys(await due())).to.deep.equal(['-1', '0']);
    });

    it('are due the longest due first, so many as asked for', async () => {
      const hours = [3, 9, 10, 1, 7].map((hour) =>
        aStatusCheck({ key: `${hour}`, nextLookAt: after(-3_600_000 * hour) }),
      );
      await store.save({ statusChecks: hours });
      expect(keys(await due())).to.deep.equal(['10', '9', '7', '3', '1']);
      expect(keys(await due(2))).to.deep.equal(['10', '9']);
    });

    it('are taken as they are due, and are due no more once their next look is moved', async () => {
      const statusChecks = [2, 3, 1].map((hour) =>
        aStatusCheck({ key: `${hour}`, nextLookAt: after(-3_600_000 * hour) }),
      );
      await store.save({ statusChecks: [...statusChecks, aStatusCheck({ key: 'later', nextLookAt: after(1) })] });
      const taken = await store.transactions.run(async (transaction) => {
        const found = await transaction.statusChecks.takeDue({ fulfillmentMethod: 'NOD', at: AT, limit: 2 });
        for (const watch of found) await transaction.statusChecks.save({ ...watch, nextLookAt: after(1) });
        return found;
      });
      expect(taken).to.deep.equal([statusChecks[1], statusChecks[0]]);
      expect(keys(await due())).to.deep.equal(['1']);
    });

    it('tell of which methods something is due, to the millisecond', async () => {
      const dueAt = (at: Instant) =>
        store.read(({ statusChecks }) => statusChecks.dueMethods(['NOD', 'BIFROST', 'INTERNATIONAL'], at));
      await store.save({
        statusChecks: [
          aStatusCheck({ key: 'a', nextLookAt: AT }),
          aStatusCheck({ key: 'b', fulfillmentMethod: 'BIFROST', nextLookAt: after(1) }),
        ],
      });
      expect(await dueAt(after(-1))).to.deep.equal([]);
      expect(await dueAt(AT)).to.deep.equal(['NOD']);
      expect((await dueAt(after(1))).toSorted()).to.deep.equal(['BIFROST', 'NOD']);
      expect(await store.read(({ statusChecks }) => statusChecks.dueMethods([], after(1)))).to.deep.equal([]);
    });

    it('are of the method that is asked for', async () => {
      await store.save({
        statusChecks: FULFILLMENT_METHODS.map((fulfillmentMethod) =>
          aStatusCheck({ key: fulfillmentMethod, fulfillmentMethod }),
        ),
      });
      for (const method of FULFILLMENT_METHODS) expect(keys(await due(10, method))).to.deep.equal([method]);
    });

    it('are forgotten by their key, and one that is not there is no error', async () => {
      await store.save({ statusChecks: [aStatusCheck(), aStatusCheck({ key: 'other' })] });
      const forget = async (key: string): Promise<void> =>
        store.transactions.run(({ statusChecks }) => statusChecks.remove(key as DeliveryKey));
      await forget(aStatusCheck().key);
      await forget('never there');
      expect(keys(await due())).to.deep.equal(['other']);
    });
  });
}
