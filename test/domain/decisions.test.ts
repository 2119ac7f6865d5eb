import { DECISIONS, shownParties, transferTicket } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { heldBy, lineOf, withBicycle } from './on-stage.js';

const at = '2026-12-01T09:30:00.000Z' as Parameters<typeof transferTicket>[4];
const account = 'ACCOUNT_BASED_TICKETING';

describe('The record of a decision', () => {
  it('is kept of each plan that changed something, with the plan and the tickets as they were before', () => {
    const order = heldBy('BIFROST');
    const before = order.ticket();
    order.says(lineOf('BIFROST', { fareProducts: [withBicycle] }));
    const [, , reconciled, told] = order.group.newDecisions;
    expect(reconciled).to.deep.include({
      number: 3,
      by: 'order system',
      decision: 'reconcile',
      policy: 'BIFROST',
      orderVersion: 2,
      orderLineVersion: 2,
    });
    expect(reconciled?.inputs).to.deep.equal({
      ordered: order.snapshot.ordered,
      parties: shownParties(order.snapshot),
      tickets: [
        {
          ticketDistributionId: before.id,
          status: 'DISTRIBUTED',
          product: before.product,
          validity: before.validity,
          held: { product: before.product, validity: before.validity },
        },
      ],
      request: null,
    });
    const [entry] = reconciled?.plan?.entries ?? [];
    expect(entry?.action).to.equal('update');
    expect(reconciled?.tickets).to.deep.equal([{ ticketDistributionId: before.id, entry }]);
    expect(told).to.deep.include({ number: 4, decision: 'hand-over', plan: null });
    expect(told?.inputs.request).to.deep.equal({ operation: 'update', key: order.stage.handOvers[1]?.key });
    expect(told?.inputs.tickets[0]?.product).to.deep.equal(withBicycle);
  });

  it('names both tickets of a replacement, and the made ones of new products', () => {
    const order = heldBy('INTERNATIONAL');
    const [made] = order.group.newDecisions;
    expect(made?.tickets.map((one) => one.ticketDistributionId)).to.deep.equal([order.ticket().id]);
    expect(made?.inputs.tickets).to.deep.equal([]);
    order.says(lineOf('INTERNATIONAL', { fareProducts: [withBicycle] }));
    const replaced = order.group.newDecisions[2];
    const [old, next] = order.snapshot.tickets.map(({ id }) => id);
    expect(replaced?.tickets.map((one) => one.ticketDistributionId)).to.deep.equal([old, next]);
    expect(replaced?.tickets.map(({ entry }) => entry?.action)).to.deep.equal(['replace', 'replace']);
  });

  it('is not kept of a plan that left every ticket as it was', () => {
    const order = heldBy('BIFROST').says(lineOf('BIFROST'));
    expect(order.snapshot.decisionCount).to.equal(2);
  });

  it('tells what was asked, and what held before', () => {
    const order = heldBy(account);
    const gift = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };
    const parties = shownParties(order.snapshot);
    order.stage.change(order.group, transferTicket(order.snapshot, order.ticket().id, gift, order.stage.policies, at));
    const record = order.group.newDecisions[2];
    expect(record).to.deep.include({ decision: 'transfer', by: 'caller', policy: account, plan: null });
    expect([record?.inputs.parties, record?.inputs.request]).to.deep.equal([parties, gift]);
  });

  it('is numbered without a gap, by a known name', () => {
    const order = heldBy('NOD')
      .says(lineOf('NOD', { fareProducts: [withBicycle] }))
      .says(null);
    order.stage.allCalls();
    const { newDecisions } = order.group;
    expect(newDecisions.map(({ number }) => number)).to.deep.equal(newDecisions.map((_, index) => index + 1));
    expect(order.snapshot.decisionCount).to.equal(newDecisions.length);
    for (const { decision } of newDecisions) expect(DECISIONS).to.include(decision);
  });
});
