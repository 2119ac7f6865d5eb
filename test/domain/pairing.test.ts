import { type GroupSnapshot, fulfillmentPolicies, isAllKeep, reconcile } from '@ticket-distribution/domain';
import { SequentialIds, aGroup, aLine, aProduct, aRecordedOrder, anOrder, turned } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const at = '2026-12-02T08:00:00.000Z' as GroupSnapshot['createdAt'];
const product = aProduct({ legs: [], seats: [], topologies: [] });

describe('Pairing tickets with products', () => {
  it('lets no place of a line in the order decide which of two equal lines follows which ticket', () => {
    const bought = anOrder({ lines: [aLine({ products: [product, product] })] });
    const group = aGroup(bought, { ids: new SequentialIds() }).snapshot;
    const old = aLine({ status: 'CANCELLED', products: [product, product] });
    const news = ['line-2', 'line-3'].map((id) => aLine({ id, products: [product], replacesOrderLineIds: [old.id] }));
    const followed = [news, news.toReversed()].map((lines) => {
      const order = aRecordedOrder(bought);
      order.record(anOrder({ version: 2, lines: [old, ...lines] }), at);
      const plan = reconcile(order.current, [group], fulfillmentPolicies);
      const places = plan.groups.map(({ orderLineId, entries }) => [
        orderLineId,
        entries.flatMap((entry) => (entry.action === 'add' ? [entry.takesPlaceOf] : [])),
      ]);
      return Object.fromEntries(places) as unknown;
    });
    expect(followed[0]).to.deep.equal(followed[1]);
  });

  it('leaves each of two equal tickets the words in which its product was sent', () => {
    const seated = { ...product, seats: ['1', '2'].map((id) => ({ ...SEAT, id, seatNumber: id })) };
    const order = aRecordedOrder(anOrder({ lines: [aLine({ products: [turned(seated), seated] })] }));
    const group = aGroup(anOrder({ lines: [aLine({ products: [seated, turned(seated)] })] })).snapshot;
    const plan = reconcile(order.current, [group], fulfillmentPolicies);
    expect(isAllKeep(plan)).to.equal(true);
    for (const entry of plan.groups.flatMap(({ entries }) => entries)) {
      const ticket = group.tickets.find(({ id }) => entry.action === 'keep' && id === entry.ticketDistributionId);
      expect(entry.action === 'keep' && entry.product).to.deep.equal(ticket?.product);
    }
  });
});

const SEAT = { legId: null, railcarNumber: null, seatingProperties: [] };
