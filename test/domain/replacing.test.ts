import { expect } from 'chai';
import { describe, it } from 'mocha';
import { OneLine, driftOf, heldBy, laterThat, lineOf, repairOf, withBicycle } from './on-stage.js';

const changed = lineOf('INTERNATIONAL', { fareProducts: [withBicycle] });

describe('A ticket that another replaces', () => {
  it('stays valid until the new one is handed over, as it was itself, and ends then', () => {
    const order = heldBy('INTERNATIONAL').says(changed);
    expect(order.statuses).to.deep.equal(['CANCELLING', 'DISTRIBUTING']);
    expect(order.told).to.deep.equal(['issue', 'issue']);
    order.stage.beginCall(0);
    expect(order.system.tickets).to.have.length(2);
    order.stage.endCalls();
    expect(order.statuses).to.deep.equal(['CANCELLING', 'DISTRIBUTED']);
    expect(order.told).to.deep.equal(['issue', 'issue', 'cancel']);
    order.stage.allCalls();
    expect(order.statuses).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
    expect(order.system.tickets).to.deep.equal([order.ticket(1).id]);
    expect(order.ticket(1).standing.replaces).to.equal(order.ticket(0).id);
  });

  it('stays when the new one is refused: that is a drift, and its repair issues the new one again', () => {
    const order = heldBy('INTERNATIONAL').says(changed);
    order.system.meet('refuse');
    order.stage.allCalls();
    expect(order.statuses).to.deep.equal(['CANCELLING', 'FAILED']);
    expect(order.system.tickets).to.deep.equal([order.ticket(0).id]);
    const [drift] = order.drifts;
    expect(order.driftKinds).to.deep.equal(['replacement-refused']);
    expect(drift).to.deep.include({ ticketDistributionId: order.ticket(0).id, key: null });
    order.stage.change(order.group, repairOf(order.snapshot, driftOf(drift as never), null));
    order.stage.allCalls();
    expect(order.statuses).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
    expect(order.driftKinds).to.deep.equal([]);
  });

  it('ends without one when the order wants none any more', () => {
    const order = heldBy('INTERNATIONAL').says(changed);
    order.system.meet('refuse');
    order.stage.allCalls();
    order.says(null).stage.allCalls();
    expect(order.statuses).to.deep.equal(['CANCELLED', 'CANCELLED']);
    expect(order.system.tickets).to.deep.equal([]);
  });

  it('ends at once when the order wants neither any more, also while nobody knows whether the new one is there', () => {
    const order = heldBy('INTERNATIONAL').says(changed);
    order.system.meet('lose-request');
    order.stage.beginCall(0);
    order.stage.endCalls();
    order.says(null);
    expect(order.statuses).to.deep.equal(['CANCELLING', 'CANCELLING']);
    expect(order.told).to.deep.equal(['issue', 'issue', 'cancel']);
  });

  it('ends at once, too, when its replacement was replaced before anybody knew of either', () => {
    const order = heldBy('INTERNATIONAL').says(changed);
    order.system.meet('lose-request', 'lose-request');
    order.stage.beginCall(0);
    order.stage.endCalls();
    order.says(lineOf('INTERNATIONAL', { fareProducts: [{ ...withBicycle, version: 'VYG:Version:99' }] }));
    order.stage.beginCall(1);
    order.stage.endCalls();
    order.says(null);
    expect(order.statuses).to.deep.equal(['CANCELLING', 'CANCELLING', 'CANCELLING']);
    expect(order.told).to.deep.equal(['issue', 'issue', 'issue', 'cancel']);
  });
});

describe('A ticket that replaces one', () => {
  const again = lineOf('INTERNATIONAL', { fareProducts: [laterThat] });

  it('of which the hand-over still waits, is handed over in its place', () => {
    const order = new OneLine('INTERNATIONAL').says(lineOf('INTERNATIONAL'));
    order.stage.distribute();
    order.says(changed).stage.allCalls();
    expect(order.statuses).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
    expect(order.system.calls).to.have.length(1);
  });

  it('of which the hand-over is refused meanwhile, is handed over in its place', () => {
    const order = new OneLine('INTERNATIONAL').says(lineOf('INTERNATIONAL'));
    order.stage.distribute();
    order.system.meet('refuse');
    order.stage.beginCall(0);
    order.says(changed).stage.allCalls();
    expect(order.statuses).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
  });

  it('that was to replace one itself, is handed over as that one was', () => {
    const order = heldBy('INTERNATIONAL').says(changed).says(again);
    expect(order.statuses).to.deep.equal(['CANCELLING', 'CANCELLED', 'DISTRIBUTING']);
    order.stage.allCalls();
    expect(order.statuses).to.deep.equal(['CANCELLED', 'CANCELLED', 'DISTRIBUTED']);
    expect(order.told).to.deep.equal(['issue', 'issue', 'issue', 'cancel']);
  });
});

describe('A ticket whose line goes to another method', () => {
  it('stays valid until the tickets of the other method are handed over', () => {
    const order = heldBy('NOD').says(lineOf('BIFROST'));
    expect([order.statuses, order.told]).to.deep.equal([['CANCELLING', 'GENERATED'], ['issue']]);
    order.handedOver();
    expect(order.statuses).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
  });

  it('and back before anything was handed over, stands as it stood: nothing is told', () => {
    const order = heldBy('NOD').says(lineOf('BIFROST')).says(lineOf('NOD'));
    order.stage.allCalls();
    expect(order.statuses).to.deep.equal(['DISTRIBUTED', 'CANCELLED']);
    expect(order.system.tickets).to.deep.equal([order.ticket(0).id]);
    order.handedOver();
    expect([order.statuses, order.told]).to.deep.equal([['DISTRIBUTED', 'CANCELLED'], ['issue']]);
  });

  it('and back while the other hand-over waits, which is withdrawn, stands as it stood', () => {
    const order = heldBy('NOD').says(lineOf('BIFROST'));
    order.stage.distribute();
    order.says(lineOf('NOD')).stage.allCalls();
    expect(order.statuses).to.deep.equal(['DISTRIBUTED', 'CANCELLED']);
    expect(order.stage.systems.BIFROST.calls).to.have.length(0);
    expect(order.system.tickets).to.deep.equal([order.ticket(0).id]);
  });

  it('and back while the other hand-over is under way and then refused, stands as it stood', () => {
    const order = heldBy('NOD').says(lineOf('BIFROST'));
    order.stage.distribute();
    order.stage.systems.BIFROST.meet('refuse');
    order.stage.beginCall(0);
    order.says(lineOf('NOD')).stage.allCalls();
    expect(order.statuses).to.deep.equal(['DISTRIBUTED', 'CANCELLED']);
    expect(order.system.tickets).to.deep.equal([order.ticket(0).id]);
  });

  it('does not wait for one of the other method that is there but ends itself, even if that cancel is refused', () => {
    const order = heldBy('NOD').says(lineOf('BIFROST'));
    order.stage.distribute();
    order.stage.beginCall(0);
    order.says(null);
    order.stage.endCalls();
    order.stage.systems.BIFROST.meet('refuse');
    order.stage.allCalls();
    expect(order.statuses).to.deep.equal(['CANCELLED', 'CANCELLING']);
    expect(order.driftKinds).to.deep.equal(['cancel-refused']);
  });
});

describe('A ticket whose use has begun', () => {
  for (const method of ['ACCOUNT_BASED_TICKETING', 'BIFROST'] as const) {
    it(`is replaced where its system would refuse to change it: ${method}`, () => {
      const order = heldBy(method);
      order.system.pickUp(order.ticket().standing.held?.key as never);
      order.stage.look();
      order.says(lineOf(method, { fareProducts: [withBicycle] })).stage.allCalls();
      expect(order.statuses).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
      expect(order.told).to.deep.equal(['issue', 'issue', 'cancel']);
      expect(order.system.tickets).to.deep.equal([order.ticket(1).id]);
    });
  }

  it('is not moved to another account by a new ticket: that its system has to do', () => {
    const order = heldBy('ACCOUNT_BASED_TICKETING');
    order.system.pickUp(order.ticket().standing.held?.key as never);
    order.stage.look();
    order.says(lineOf('ACCOUNT_BASED_TICKETING', { customerAccountRef: 'ENT:CustomerAccount:b2' })).stage.allCalls();
    expect(order.told).to.deep.equal(['issue', 'transfer']);
    expect(order.statuses).to.deep.equal(['ACTIVATED']);
  });
});
