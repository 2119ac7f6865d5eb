import type { SystemPause } from '@ticket-distribution/application';
import type { FulfillmentMethod, Instant } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { aPause } from '../builders/a-pause.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';

/** A method that nobody here knows: the store takes what it is given. */
const GUEST = 'METHOD_OF_A_GUEST' as FulfillmentMethod;

export function pausesContract({ describe, it }: Suite, store: FreshStore): void {
  const all = async (): Promise<SystemPause[]> => store.read(({ pauses }) => pauses.all());
  const ofMethod = async (method: FulfillmentMethod): Promise<SystemPause | undefined> =>
    store.read(({ pauses }) => pauses.find(method));

  describe('Pauses', () => {
    it('come back as they were saved, all of them or by their system', async () => {
      const pauses = [aPause({ reason: "O'Brien says: 🎫 later" }), aPause({ fulfillmentMethod: GUEST, by: 'æ' })];
      expect(await all()).to.deep.equal([]);
      await store.save({ pauses });
      expect(await all()).to.have.deep.members(pauses);
      expect(await ofMethod(GUEST)).to.deep.equal(pauses[1]);
      expect(await ofMethod('BIFROST')).to.equal(undefined);
    });

    it('take the place of one of the same system, also within one transaction', async () => {
      const later = aPause({ since: '2026-12-01T11:00:00.000Z' as Instant, by: 'operator-2', reason: 'still away' });
      await store.save({ pauses: [aPause()] });
      await store.save({ pauses: [aPause({ by: 'nobody' }), later] });
      expect(await all()).to.deep.equal([later]);
    });

    it('are forgotten by their system, and one that is not there is no error', async () => {
      await store.save({ pauses: [aPause(), aPause({ fulfillmentMethod: 'BIFROST' })] });
      for (const method of ['NOD', GUEST] as const) {
        await store.transactions.run(({ pauses }) => pauses.remove(method));
      }
      expect(await all()).to.deep.equal([aPause({ fulfillmentMethod: 'BIFROST' })]);
    });
  });
}
