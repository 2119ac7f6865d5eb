import { type Instant, type OrderId, TicketDistributionGroup, plusMilliseconds } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { aDelivery } from '../builders/a-delivery.js';
import { aDrift } from '../builders/a-drift.js';
import { aGroup } from '../builders/a-group.js';
import { aRecordedOrder } from '../builders/a-recorded-order.js';
import { aStatusCheck } from '../builders/a-status-check.js';
import { anOrder } from '../builders/an-order.js';
import { SequentialIds } from '../in-memory/sequential-ids.js';
import { deliveryIn } from './delivery-in.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';

const LONG_AGO = '2001-01-01T00:00:00.000Z' as Instant;

export function removalContract({ describe, it, beforeEach }: Suite, store: FreshStore): void {
  describe('What is deleted', () => {
    const ids = new SequentialIds();
    const [gone, kept] = ['GONE', 'KEPT'] as const;
    const groupOf = (id: string): TicketDistributionGroup => aGroup(anOrder({ id }), { ids });
    const [goneGroup, keptGroup] = [groupOf(gone), groupOf(kept)];
    const deliveryOf = ({ id, snapshot }: TicketDistributionGroup) => {
      const [ticket] = snapshot.tickets;
      return deliveryIn('DONE', aDelivery({ key: `${id}.issue.1.1`, group: id, tickets: [ticket?.id ?? ''] }));
    };

    beforeEach(async () => {
      await store.save({
        orders: [aRecordedOrder(anOrder({ id: gone })), aRecordedOrder(anOrder({ id: kept }))],
        groups: [goneGroup, keptGroup],
        deliveries: [deliveryOf(goneGroup), deliveryOf(keptGroup)],
        drifts: [aDrift({ id: gone, order: gone }), aDrift({ id: kept, order: kept })],
      });
    });

    const found = async (orderId: string, group: TicketDistributionGroup) =>
      store.read(async ({ orders, groups, deliveries, drifts }) => {
        const [ticket] = group.snapshot.tickets;
        const key = deliveryOf(group).key;
        return [
          await orders.find(orderId as OrderId),
          await groups.find(group.id),
          ticket && (await groups.ofTicket(ticket.id)),
          (await groups.ofOrder(orderId as OrderId))[0],
          ticket && (await groups.historyOf(ticket.id))[0],
          (await groups.decisionsOf(group.id))[0],
          await deliveries.find(key),
          (await deliveries.attemptsOf(key))[0],
          (await drifts.search({ orderId: orderId as OrderId, page: 0, perPage: 1 })).items[0],
        ].map((one) => one !== undefined);
      });
    const remove = async (): Promise<void> =>
      store.transactions.run(async ({ orders, groups, deliveries, drifts }) => {
        await drifts.removeOf(gone as OrderId);
        await deliveries.removeOf([goneGroup.id]);
        await groups.removeOf(gone as OrderId);
        await orders.remove(gone as OrderId);
      });

    it('is gone with all that was kept of it, and nothing else is', async () => {
      const before = await found(gone, goneGroup);
      expect(before).to.deep.equal(before.map(() => true));
      await remove();
      expect(await found(gone, goneGroup)).to.deep.equal(before.map(() => false));
      expect(await found(kept, keptGroup)).to.deep.equal(before);
    });

    it('can be deleted again, and made again', async () => {
      await remove();
      await remove();
      await store.save({ orders: [aRecordedOrder(anOrder({ id: gone }))], groups: [groupOf(gone)] });
      expect((await store.read(({ orders }) => orders.find(gone as OrderId)))?.snapshot.revision).to.equal(1);
    });

    it('is nothing for no group', async () => {
      await store.transactions.run(({ deliveries }) => deliveries.removeOf([]));
      expect(await found(gone, goneGroup)).to.not.include(false);
    });
  });

  describe('Orders to which nothing happened any more', () => {
    const recordedAt = aRecordedOrder().snapshot.versions[0]?.recordedAt ?? LONG_AGO;
    const untouched = async (since: Instant, after: string | null = null, limit = 10): Promise<string[]> =>
      store.read(({ orders }) => orders.untouched({ since, after: after as OrderId | null, limit }));
    const group = (id: string, ends: string): TicketDistributionGroup => {
      const { snapshot } = aGroup(anOrder({ id }), { ids: new SequentialIds() });
      const tickets = snapshot.tickets.map((ticket) => ({
        ...ticket,
        id: `${id}-${ticket.id}` as typeof ticket.id,
        validity: { ...ticket.validity, endOfValidity: ends as Instant },
      }));
      const restored = { ...snapshot, id: `${id}-group` as typeof snapshot.id, tickets };
      return TicketDistributionGroup.restore(restored);
    };
    const later = (milliseconds: number): Instant => plusMilliseconds(recordedAt, milliseconds);

    it('are those recorded before, to the millisecond, by id', async () => {
      await store.save({ orders: ['b', 'a', 'c'].map((id) => aRecordedOrder(anOrder({ id }))) });
      expect(await untouched(recordedAt)).to.deep.equal([]);
      expect(await untouched(later(1))).to.deep.equal(['a', 'b', 'c']);
    });

    it('go on after an id, so many as asked for', async () => {
      await store.save({ orders: ['b', 'a', 'd', 'c'].map((id) => aRecordedOrder(anOrder({ id }))) });
      expect(await untouched(later(1), null, 2)).to.deep.equal(['a', 'b']);
      expect(await untouched(later(1), 'b', 2)).to.deep.equal(['c', 'd']);
      expect(await untouched(later(1), 'd', 2)).to.deep.equal([]);
    });

    it('have no group that changed since, and no ticket that is valid still', async () => {
      const over = group('over', LONG_AGO);
      const changedAt = over.snapshot.updatedAt;
      await store.save({
        orders: ['over', 'valid'].map((id) => aRecordedOrder(anOrder({ id }), LONG_AGO)),
        groups: [over, group('valid', plusMilliseconds(changedAt, 1))],
      });
      expect(await untouched(changedAt)).to.deep.equal([]);
      expect(await untouched(plusMilliseconds(changedAt, 1))).to.deep.equal(['over']);
      expect(await untouched(plusMilliseconds(changedAt, 2))).to.deep.equal(['over', 'valid']);
    });

    it('may have tickets that ended, however long they were to be valid', async () => {
      const { snapshot } = group('ended', '2999-01-01T00:00:00.000Z');
      const tickets = snapshot.tickets.map((ticket) => ({ ...ticket, status: 'CANCELLED' as const }));
      const ended = TicketDistributionGroup.restore({ ...snapshot, tickets });
      await store.save({ orders: [aRecordedOrder(anOrder({ id: 'ended' }), LONG_AGO)], groups: [ended] });
      expect(await untouched(plusMilliseconds(snapshot.updatedAt, 1))).to.deep.equal(['ended']);
    });
  });

  describe('The status checks of groups', () => {
    it('are all of them, by key, whenever they are due', async () => {
      const statusChecks = [
        aStatusCheck({ key: 'b', group: 'one' }),
        aStatusCheck({ key: 'a', group: 'two', nextLookAt: '2999-01-01T00:00:00.000Z' as Instant }),
        aStatusCheck({ key: 'c', group: 'three' }),
      ];
      await store.save({ statusChecks });
      const ofGroups = async (...groups: readonly string[]) =>
        store.read(async (snapshot) => (await snapshot.statusChecks.ofGroups(groups as never)).map(({ key }) => key));
      expect(await ofGroups('one', 'two', 'unknown')).to.deep.equal(['a', 'b']);
      expect(await ofGroups()).to.deep.equal([]);
    });
  });
}
