import { NEVER_HANDED_OVER, holdingsOf } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { OneLine, heldBy, laterThat, lineOf, withBicycle } from './on-stage.js';

const said = (method: Parameters<typeof lineOf>[0], product = withBicycle) =>
  lineOf(method, { fareProducts: [product] });
const heldProducts = ({ system }: OneLine) => system.valid.map(({ product }) => product);

describe('The standing of a ticket', () => {
  it('is empty until its system confirms, then holds what was told, under which key, for whom and on what', () => {
    const order = new OneLine('NOD').says(lineOf('NOD'));
    order.stage.distribute();
    expect(order.ticket().standing).to.deep.equal(NEVER_HANDED_OVER);
    order.stage.allCalls();
    const { product, validity, standing } = order.ticket();
    expect(standing).to.deep.equal({
      ...NEVER_HANDED_OVER,
      held: {
        key: `${order.snapshot.id}.issue.1.1`,
        product,
        validity,
        holderCustomerId: '1000042',
        customerAccountRef: 'ENT:CustomerAccount:a1',
        language: 'nno',
        pickup: { medium: 'QR_CODE', deliverAfter: null, qrChecksumType: 'SIGNED' },
        pickedUp: false,
        cancelRefused: null,
      },
      code: { number: 1, revoked: null },
    });
  });

  it('follows a change in place under the same key', () => {
    const order = heldBy('BIFROST');
    const before = order.ticket().standing.held;
    order.says(said('BIFROST'));
    expect(order.ticket().standing.held).to.deep.equal(before);
    order.stage.allCalls();
    expect(order.ticket().standing.held).to.deep.equal({ ...before, product: withBicycle });
    expect([order.told, heldProducts(order)]).to.deep.equal([['issue', 'update'], [withBicycle]]);
  });

  it('knows both forms of a ticket while a change by another issue is under way, and only the new one in the end', () => {
    const order = heldBy('NOD').says(said('NOD'));
    const before = order.ticket().standing.held;
    order.stage.beginCall(0);
    order.stage.endCalls();
    const { held, outdated } = order.ticket().standing;
    expect([held?.product, outdated]).to.deep.equal([withBicycle, [before]]);
    expect(order.system.valid).to.have.length(2);
    order.stage.allCalls();
    expect(holdingsOf(order.ticket().standing)).to.deep.equal([held]);
    expect(order.told).to.deep.equal(['issue', 'issue', 'cancel']);
    expect(order.stage.handOvers.slice(1)).to.have.nested.property('[0].purpose', 'update');
    expect(heldProducts(order)).to.deep.equal([withBicycle]);
  });

  it('is not touched by what its system does not keep', () => {
    const order = heldBy('NOD').says(lineOf('NOD', { distributionHolderCustomerId: '1000077' }));
    expect(order.told).to.deep.equal(['issue']);
  });
});

describe('What is told of a change', () => {
  it('comes after a first issue that waits, which is not withdrawn', () => {
    const order = new OneLine('BIFROST').says(lineOf('BIFROST'));
    order.stage.distribute();
    order.says(said('BIFROST')).stage.allCalls();
    expect([order.told, order.statuses]).to.deep.equal([['issue', 'update'], ['DISTRIBUTED']]);
    expect(heldProducts(order)).to.deep.equal([withBicycle]);
  });

  it('is nothing when the issue that waits is not wanted any more: it is withdrawn, and no call was made', () => {
    const order = new OneLine('NOD').says(lineOf('NOD'));
    order.stage.distribute();
    order.says(null).stage.allCalls();
    expect(order.statuses).to.deep.equal(['CANCELLED']);
    expect(order.stage.deliveries.snapshots.map(({ state }) => state)).to.deep.equal(['WITHDRAWN']);
    expect(order.system.calls).to.deep.equal([]);
  });

  it('waits for the answer of a call in flight, then is exactly the difference', () => {
    const order = new OneLine('BIFROST').says(lineOf('BIFROST'));
    order.stage.distribute();
    order.stage.beginCall(0);
    order.says(said('BIFROST'));
    expect(order.told).to.deep.equal(['issue']);
    order.stage.allCalls();
    expect(order.told).to.deep.equal(['issue', 'update']);
  });

  it('waits while nobody knows whether the call before had an effect', () => {
    const order = heldBy('BIFROST').says(said('BIFROST'));
    order.system.meet('lose-answer');
    order.stage.beginCall(0);
    order.stage.endCalls();
    order.says(lineOf('BIFROST'));
    expect([order.told, order.stage.openOf(order.group)[0]?.state]).to.deep.equal([['issue', 'update'], 'UNKNOWN']);
    order.stage.allCalls();
    expect(order.told).to.deep.equal(['issue', 'update', 'update']);
    expect(heldProducts(order)).to.deep.equal(lineOf('BIFROST').fareProducts);
  });

  it('waits behind a delivery that was set aside until it is replayed, then is exactly the difference', () => {
    const order = heldBy('BIFROST').says(said('BIFROST'));
    order.system.meet('lose-request', 'lose-request');
    order.stage.allCalls();
    order.says(said('BIFROST', laterThat)).stage.allCalls();
    expect(order.told).to.deep.equal(['issue', 'update']);
    expect(order.driftKinds).to.deep.equal(['outcome-unknown']);
    order.stage.replay();
    order.stage.allCalls();
    expect([order.told, order.driftKinds]).to.deep.equal([['issue', 'update', 'update'], []]);
    expect(heldProducts(order)).to.deep.equal([laterThat]);
  });

  it('is one update when three versions came while the system was away', () => {
    const order = heldBy('BIFROST');
    order.says(said('BIFROST')).says(lineOf('BIFROST')).says(said('BIFROST', laterThat));
    order.stage.allCalls();
    expect(order.system.calls.map(({ operation }) => operation)).to.deep.equal(['issue', 'update']);
    expect(heldProducts(order)).to.deep.equal([laterThat]);
  });

  it('is nothing when the order went back before the first attempt', () => {
    const order = heldBy('BIFROST').says(said('BIFROST')).says(lineOf('BIFROST'));
    order.stage.allCalls();
    expect(order.system.calls.map(({ operation }) => operation)).to.deep.equal(['issue']);
    expect(order.stage.deliveries.snapshots.map(({ state }) => state)).to.deep.equal(['DONE', 'WITHDRAWN']);
  });

  it('is not withdrawn once it was attempted, and what is wanted by then follows it', () => {
    const order = heldBy('BIFROST').says(said('BIFROST'));
    order.system.meet('unavailable');
    order.stage.beginCall(0);
    order.stage.endCalls();
    order.says(said('BIFROST', laterThat)).stage.allCalls();
    expect(order.stage.deliveries.snapshots.map(({ state }) => state)).to.deep.equal(['DONE', 'DONE', 'DONE']);
    expect(heldProducts(order)).to.deep.equal([laterThat]);
  });

  it('that came while an older one was refused is told all the same', () => {
    const order = heldBy('BIFROST').says(said('BIFROST'));
    order.system.meet('refuse');
    order.stage.beginCall(0);
    order.says(said('BIFROST', laterThat)).stage.allCalls();
    expect([order.driftKinds, heldProducts(order)]).to.deep.equal([[], [laterThat]]);
  });

  it('that was refused for good is not told again until the order changes once more', () => {
    const order = heldBy('BIFROST');
    order.system.meet('refuse');
    order.says(said('BIFROST')).stage.allCalls();
    expect([order.driftKinds, order.told]).to.deep.equal([['change-refused'], ['issue', 'update']]);
    order.says(said('BIFROST')).stage.allCalls();
    expect(order.told).to.deep.equal(['issue', 'update']);
    order.says(said('BIFROST', laterThat)).stage.allCalls();
    expect([order.driftKinds, order.told]).to.deep.equal([[], ['issue', 'update', 'update']]);
  });
});
