import { DomainError, FORGIVEN_MS, type Instant, moveValidity, plusMilliseconds } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { OneLine, flex, heldBy, lineOf, withBicycle } from './on-stage.js';

const now = '2026-12-05T05:00:00.000Z' as Instant;
const noon = '2026-12-05T12:00:00.000Z' as Instant;
const ordered = { startOfValidity: flex.startOfValidity, endOfValidity: flex.endOfValidity };
const moved = { startOfValidity: noon, endOfValidity: '2026-12-06T09:00:00.000Z' as Instant };

function move(order: OneLine, startOfValidity: Instant, at = now): void {
  const { id } = order.ticket();
  const change = moveValidity(order.snapshot, { ticketDistributionId: id, startOfValidity }, order.stage.policies, at);
  order.stage.change(order.group, change);
}

const codeOf = (act: () => void): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'done';
};

describe('A moved validity', () => {
  it('keeps its length and is told where the ticket is handed over', () => {
    const order = heldBy('BIFROST');
    move(order, noon);
    order.stage.allCalls();
    expect(order.ticket().validity).to.deep.equal(moved);
    expect(order.told).to.deep.equal(['issue', 'update-validity']);
    expect(order.system.valid[0]).to.deep.include(moved);
    expect(order.ticket().standing.held?.validity).to.deep.equal(moved);
  });

  it('is told with the first hand-over when it was moved before', () => {
    const order = new OneLine('NOD').says(lineOf('NOD'));
    move(order, noon);
    order.handedOver();
    expect([order.told, order.system.valid[0]?.startOfValidity]).to.deep.equal([['issue'], noon]);
  });

  it('that the system refuses goes back to what it holds, and is no drift', () => {
    const order = heldBy('BIFROST');
    order.system.meet('refuse');
    move(order, noon);
    order.stage.allCalls();
    expect([order.ticket().validity, order.driftKinds, order.told.length]).to.deep.equal([ordered, [], 2]);
  });

  it('that is refused together with what the order changed stays wished: that is a drift', () => {
    const order = heldBy('BIFROST');
    order.system.meet('refuse');
    order.says(lineOf('BIFROST', { fareProducts: [withBicycle] }));
    move(order, noon);
    order.stage.allCalls();
    expect([order.ticket().validity, order.driftKinds]).to.deep.equal([moved, ['change-refused']]);
  });

  it('back to where the order has it, which no ticket in use takes, is in another ticket: no version takes that back', () => {
    const order = heldBy('BIFROST');
    move(order, noon);
    order.stage.allCalls();
    order.system.pickUp(order.ticket().standing.held?.key as never);
    move(order, flex.startOfValidity);
    order.stage.beginCall(0);
    order.stage.endCalls();
    order.says(lineOf('BIFROST'));
    expect(order.statuses).to.deep.equal(['CANCELLING', 'DISTRIBUTING']);
    order.system.meet('refuse');
    order.stage.allCalls();
    order.says(lineOf('BIFROST'));
    expect([order.statuses, order.driftKinds]).to.deep.equal([['CANCELLING', 'FAILED'], ['replacement-refused']]);
  });

  it('of which the order says otherwise since, and back again, is a word of the order: refused, it is a drift', () => {
    const order = heldBy('BIFROST');
    move(order, noon);
    order.stage.allCalls();
    order.says(lineOf('BIFROST', { fareProducts: [{ ...flex, ...moved }] }));
    order.system.meet('refuse');
    order.says(lineOf('BIFROST')).stage.allCalls();
    expect([order.ticket().validity, order.driftKinds]).to.deep.equal([ordered, ['change-refused']]);
  });

  it('that the order says too by now goes back to that where the system refuses another', () => {
    const order = heldBy('BIFROST');
    move(order, noon);
    order.stage.allCalls();
    order.says(lineOf('BIFROST', { fareProducts: [{ ...flex, ...moved }] }));
    order.system.meet('refuse');
    move(order, plusMilliseconds(noon, 3_600_000));
    order.stage.allCalls();
    expect([order.ticket().validity, order.driftKinds]).to.deep.equal([moved, []]);
  });

  it('to where it starts already changes nothing', () => {
    const order = heldBy('BIFROST');
    move(order, flex.startOfValidity);
    expect(order.told).to.deep.equal(['issue']);
  });

  it('may start a little in the past: the request had to travel', () => {
    const order = heldBy('BIFROST');
    expect(codeOf(() => move(order, plusMilliseconds(now, -FORGIVEN_MS - 1)))).to.equal('validity/start-in-past');
    expect(codeOf(() => move(order, plusMilliseconds(now, -FORGIVEN_MS)))).to.equal('done');
  });

  it('cannot start so late that it could end after the last year', () => {
    const order = heldBy('BIFROST');
    expect(codeOf(() => move(order, '9999-12-31T12:00:00.000Z' as Instant))).to.equal('validity/out-of-range');
    expect(codeOf(() => move(order, '9999-12-28T02:59:59.999Z' as Instant))).to.equal('done');
  });

  it('is refused of a ticket that is over, ended or unknown', () => {
    const order = heldBy('BIFROST');
    expect(codeOf(() => move(order, noon, flex.endOfValidity))).to.equal('validity/expired');
    const unknown = { ticketDistributionId: 'nobody' as never, startOfValidity: noon };
    expect(codeOf(() => moveValidity(order.snapshot, unknown, order.stage.policies, now))).to.equal(
      'ticket-distribution/not-found',
    );
    order.says(null);
    expect(codeOf(() => move(order, noon))).to.equal('validity/ticket-ended');
  });
});
