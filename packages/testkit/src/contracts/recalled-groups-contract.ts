import { ConcurrencyConflict, type StoredGroup, type Transaction } from '@ticket-distribution/application';
import { type DeliverySnapshot, type GroupSnapshot, TicketDistributionGroup } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { aDelivery } from '../builders/a-delivery.js';
import { aGroup } from '../builders/a-group.js';
import { aRecordedOrder } from '../builders/a-recorded-order.js';
import { anOrder } from '../builders/an-order.js';
import { SequentialIds } from '../in-memory/sequential-ids.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

const order = anOrder();

export function recalledGroupsContract({ describe, it }: Suite, store: FreshStore): void {
  /** An order with its group and a delivery of that, as its process stored them. */
  const stored = async (): Promise<StoredGroup> => {
    const group = aGroup(order);
    const delivery = aDelivery({ group: group.id });
    await store.save({ orders: [aRecordedOrder(order)], groups: [group], deliveries: [delivery] });
    return read();
  };
  const read = (): Promise<StoredGroup> =>
    store.read(async ({ groups, deliveries }) => {
      const [group] = await groups.ofOrder(order.id);
      if (group === undefined) throw new Error('the order has a group');
      const ofGroup = await deliveries.ofGroups([group.id]);
      return { group: group.snapshot, deliveries: ofGroup.map(({ snapshot }) => snapshot) };
    });
  /** Saves the group with another version of its order. */
  const move = ({ groups }: Transaction, group: GroupSnapshot): Promise<void> =>
    groups.save(TicketDistributionGroup.restore({ ...group, orderVersion: group.orderVersion + 1 }));
  const retry = async ({ deliveries }: Transaction, [first]: readonly DeliverySnapshot[]): Promise<void> => {
    const delivery = first && (await deliveries.find(first.key));
    if (delivery === undefined) throw new Error('the group has a delivery');
    delivery.claim('claim-1', delivery.snapshot.createdAt, delivery.snapshot.createdAt);
    await deliveries.save(delivery);
  };

  describe('A group that is recalled', () => {
    it('is what is found of it, with its deliveries, and is saved with them', async () => {
      const known = await stored();
      await store.transactions.run(async (transaction) => {
        const { groups, deliveries } = transaction;
        await groups.recall(known);
        expect((await groups.find(known.group.id))?.snapshot).to.deep.equal(known.group);
        const open = await deliveries.openOf([known.group.id]);
        expect(open.map(({ snapshot }) => snapshot)).to.deep.equal(known.deliveries);
        await move(transaction, known.group);
        await retry(transaction, known.deliveries);
        expect((await groups.find(known.group.id))?.snapshot.revision).to.equal(known.group.revision + 1);
        const [saved] = await deliveries.ofGroups([known.group.id]);
        expect(saved?.snapshot).to.include({ state: 'IN_FLIGHT', revision: 2 });
      });
      const { group, deliveries } = await read();
      expect(group.orderVersion).to.equal(known.group.orderVersion + 1);
      expect(deliveries.map(({ state }) => state)).to.deep.equal(['IN_FLIGHT']);
    });

    it('is what is found though it was stored since, and then cannot be saved', async () => {
      const known = await stored();
      await store.transactions.run((transaction) => move(transaction, known.group));
      const work = store.transactions.run(async (transaction) => {
        await transaction.groups.recall(known);
        const found = await transaction.groups.find(known.group.id);
        expect(found?.snapshot.revision).to.equal(known.group.revision);
        await move(transaction, known.group);
      });
      expect(await rejection(work)).to.be.instanceOf(ConcurrencyConflict);
      expect((await read()).group.revision).to.equal(known.group.revision + 1);
    });

    it('has the deliveries that were recalled, and those that the transaction stores, but none that was stored since', async () => {
      const known = await stored();
      const { id } = known.group;
      const elsewhere = aGroup(anOrder({ id: 'ANOTHER' }), { ids: new SequentialIds('other') });
      const [since, ofTheOther] = [
        aDelivery({ key: 'since', group: id, ordinal: 2 }),
        aDelivery({ key: 'of-the-other', group: elsewhere.id }),
      ];
      await store.save({ groups: [elsewhere], deliveries: [since, ofTheOther] });
      const keysOf = (found: readonly { readonly key: string }[]): string[] => found.map(({ key }) => key);
      await store.transactions.run(async ({ groups, deliveries }) => {
        await groups.recall(known);
        const recalled = keysOf(known.deliveries);
        expect(keysOf(await deliveries.ofGroups([id]))).to.deep.equal(recalled);
        expect(keysOf(await deliveries.openOf([id]))).to.deep.equal(recalled);
        const ofBoth = await deliveries.openOf([elsewhere.id, id]);
        expect(keysOf(ofBoth)).to.have.members([...recalled, ofTheOther.key]);
        await deliveries.save(aDelivery({ key: 'own', group: id, ordinal: 3 }));
        expect(keysOf(await deliveries.ofGroups([id]))).to.deep.equal([...recalled, 'own']);
      });
    });

    it('cannot be saved with a delivery that was stored since', async () => {
      const known = await stored();
      await store.transactions.run((transaction) => retry(transaction, known.deliveries));
      const work = store.transactions.run(async (transaction) => {
        await transaction.groups.recall(known);
        await move(transaction, known.group);
        await retry(transaction, known.deliveries);
      });
      expect(await rejection(work)).to.be.instanceOf(ConcurrencyConflict);
      expect((await read()).group.revision).to.equal(known.group.revision);
    });

    it('says that no version of its order is unsettled; a lock on the order has all of it looked at', async () => {
      const known = await stored();
      const { id: orderId, organisationId } = order;
      const version = { orderId, orderVersion: 2, organisationId, groupCount: 1 };
      await store.transactions.run(async (transaction) => {
        await move(transaction, known.group);
        await transaction.unsettled.save(version);
      });
      await store.transactions.run(async ({ groups, orders, unsettled }) => {
        await groups.recall(known);
        expect(await unsettled.take(orderId)).to.equal(undefined);
        await orders.lock(orderId);
        expect(await unsettled.take(orderId)).to.deep.equal(version);
        expect((await groups.find(known.group.id))?.snapshot.revision).to.equal(known.group.revision + 1);
      });
    });
  });
}
