import type { DeliveryPage, DeliverySearch } from '@ticket-distribution/application';
import {
  DELIVERY_STATES,
  type Instant,
  type OrderId,
  type TicketDistributionGroup,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { aDelivery } from '../builders/a-delivery.js';
import { aGroup } from '../builders/a-group.js';
import { anOrder } from '../builders/an-order.js';
import { SequentialIds } from '../in-memory/sequential-ids.js';
import { deliveryIn } from './delivery-in.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';

const AT = aDelivery().snapshot.createdAt;
const later = (milliseconds: number): Instant => plusMilliseconds(AT, milliseconds);

export function deliverySearchContract({ describe, it, beforeEach }: Suite, store: FreshStore): void {
  const search = async (asked: Partial<DeliverySearch> = {}): Promise<DeliveryPage> =>
    store.read(({ deliveries }) => deliveries.search({ page: 0, perPage: 20, ...asked }));
  const keys = ({ items }: DeliveryPage): string[] => items.map(({ key }) => key);

  describe('A search for deliveries', () => {
    let [own, other]: readonly TicketDistributionGroup[] = [];

    beforeEach(async () => {
      const ids = new SequentialIds();
      own = aGroup(anOrder({}), { ids });
      other = aGroup(anOrder({ id: 'OTHER', organisationId: 7 }), { ids });
      const one = { group: own.id, tickets: ['t'] };
      await store.save({
        groups: [own, other],
        deliveries: [
          aDelivery({ ...one, key: 'd', ordinal: 1, at: later(3) }),
          deliveryIn('UNKNOWN', aDelivery({ ...one, key: 'c', ordinal: 2, at: later(1) })),
          deliveryIn('SET_ASIDE', aDelivery({ group: other.id, key: 'b', at: later(1), method: 'BIFROST' })),
          deliveryIn('DONE', aDelivery({ ...one, key: 'e', ordinal: 3, at: later(0) })),
          deliveryIn('REFUSED', aDelivery({ group: 'unknown group', key: 'a', at: later(2) })),
        ],
      });
    });

    for (const [asked, expected] of [
      [{}, ['e', 'b', 'c', 'a', 'd']],
      [{ states: ['SET_ASIDE', 'UNKNOWN', 'PENDING'] }, ['b', 'c', 'd']],
      [{ states: [] }, []],
      [{ failed: true }, ['b', 'c', 'a']],
      [{ failed: true, states: ['UNKNOWN', 'PENDING'] }, ['c']],
      [{ fulfillmentMethod: 'BIFROST' }, ['b']],
      [{ orderId: 'OTHER' as OrderId }, ['b']],
      [{ orderId: anOrder({}).id }, ['e', 'c', 'd']],
      [{ organisationId: 7 }, ['b']],
      [{ organisationId: 7, orderId: anOrder({}).id }, []],
      [{ storedBefore: later(1) }, ['e']],
      [{ storedBefore: later(3), states: ['SET_ASIDE', 'PENDING'], fulfillmentMethod: 'BIFROST' }, ['b']],
      [{ orderId: "' OR 1=1 --" as OrderId }, []],
    ] as const satisfies readonly (readonly [Partial<DeliverySearch>, readonly string[]])[]) {
      it(`finds ${expected.join(', ') || 'none'} by ${JSON.stringify(asked)}, the longest waiting first`, async () => {
        const found = await search(asked);
        expect(keys(found)).to.deep.equal(expected);
        expect(found.totalItems).to.equal(expected.length);
      });
    }

    it('gives each as it is read by its key, in every state', async () => {
      const all = DELIVERY_STATES.map((state) => deliveryIn(state, aDelivery({ key: state, group: state })));
      await store.save({ deliveries: all });
      for (const { key } of all) {
        const read = await store.read(({ deliveries }) => deliveries.find(key));
        const { items } = await search({ perPage: 100 });
        expect(items.find((item) => item.key === key)).to.deep.equal(read?.snapshot);
      }
    });

    it('is paged without a gap or a repetition', async () => {
      const pages = await Promise.all([0, 1, 2].map((page) => search({ page, perPage: 3 })));
      expect(pages.map(keys)).to.deep.equal([['e', 'b', 'c'], ['a', 'd'], []]);
      expect(pages.map(({ totalItems }) => totalItems)).to.deep.equal([5, 5, 5]);
    });
  });
}
