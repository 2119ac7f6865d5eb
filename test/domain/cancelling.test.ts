import type { DeliveryKey, Instant, IssueHandOver, Occasion } from '@ticket-distribution/domain';
import { TicketDistributionGroup } from '@ticket-distribution/domain';
import { SequentialIds } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { OneLine, flex, heldBy, lineOf, withBicycle } from './on-stage.js';

const occasion: Occasion = {
  at: '2026-12-02T08:00:00.000Z' as Instant,
  by: 'ticket-system:NOD',
  distributionChannelId: null,
};
const issueKey = (order: OneLine) => order.ticket().standing.held?.key as DeliveryKey;
const cancels = (order: OneLine) =>
  order.stage.handOvers.flatMap((told) => (told.operation === 'cancel' ? [told] : []));

describe('A cancel', () => {
  it('ends the ticket when its system confirms, not before', () => {
    const order = heldBy('NOD').says(null);
    expect([order.statuses, order.system.tickets.length]).to.deep.equal([['CANCELLING'], 1]);
    order.stage.allCalls();
    expect([order.statuses, order.system.tickets.length]).to.deep.equal([['CANCELLED'], 0]);
    expect(order.ticket().standing.held).to.equal(null);
    expect(order.ticket().statusReason?.code).to.equal('order-cancelled');
  });

  it('says from when it takes effect, and delays nothing', () => {
    const effectiveCancellationDate = '2026-12-04T00:00:00.000Z' as Instant;
    const order = heldBy('NOD').says(lineOf('NOD', { status: 'CANCELLED', effectiveCancellationDate }));
    expect(cancels(order)).to.have.nested.property('[0].effectiveDate', effectiveCancellationDate);
  });

  it('of tickets with one key is one call', () => {
    const order = heldBy('NOD', { fareProducts: [withBicycle, withBicycle] }).says(null);
    expect(cancels(order).map(({ ticketDistributionIds }) => ticketDistributionIds.length)).to.deep.equal([2]);
  });

  it('of tickets with two keys is two calls, each under its own', () => {
    const [one, other] = [withBicycle, flex].map((product, index) => ({ ...product, ref: `${index}` }));
    if (one === undefined || other === undefined) throw new Error('two products are needed');
    const order = heldBy('NOD', { fareProducts: [one] });
    order.says(lineOf('NOD', { fareProducts: [one, other] })).handedOver();
    const keys = order.snapshot.tickets.map(({ id, standing }) => [id, standing.held?.key]);
    order.says(null);
    expect(cancels(order).map((told) => [told.ticketDistributionIds[0], told.issueKey])).to.deep.equal(keys);
  });

  it('that loses to a pickup makes the ticket ACTIVATED and is followed by an order on the medium', () => {
    const order = heldBy('NOD').says(null);
    order.system.pickUp(issueKey(order));
    order.stage.allCalls();
    expect(order.group.newMoves.map(({ to }) => to).slice(2)).to.deep.equal([
      'DISTRIBUTED',
      'CANCELLING',
      'CANCELLING',
      'ACTIVATED',
      'CANCELLING',
      'CANCELLING',
      'CANCELLED',
    ]);
    expect(cancels(order).map(({ pickedUp }) => pickedUp)).to.deep.equal([false, true]);
    expect(order.system.tickets).to.deep.equal([]);
  });

  it('of a ticket that is known to be picked up is an order on the medium at once', () => {
    const order = heldBy('NOD');
    order.system.pickUp(issueKey(order));
    order.stage.look();
    order.says(null).stage.allCalls();
    expect([cancels(order).map(({ pickedUp }) => pickedUp), order.statuses]).to.deep.equal([[true], ['CANCELLED']]);
  });

  it('of an outdated form that loses to a pickup leaves the ticket as it is and follows up too', () => {
    const order = heldBy('NOD');
    const key = issueKey(order);
    order.says(lineOf('NOD', { fareProducts: [withBicycle] })).stage.beginCall(0);
    order.stage.endCalls();
    order.system.pickUp(key);
    order.stage.allCalls();
    expect([order.statuses, cancels(order).map(({ pickedUp }) => pickedUp)]).to.deep.equal([
      ['DISTRIBUTED'],
      [false, true],
    ]);
    expect(order.system.valid.map(({ product }) => product)).to.deep.equal([withBicycle]);
  });

  it('that is refused stands: the ticket stays CANCELLING, nothing is told again, and a drift names the key', () => {
    const order = heldBy('NOD');
    const key = issueKey(order);
    order.system.meet('refuse');
    order.says(null).stage.allCalls();
    expect([order.statuses, cancels(order).length]).to.deep.equal([['CANCELLING'], 1]);
    expect(order.drifts).to.deep.equal([
      {
        kind: 'cancel-refused',
        ticketDistributionId: order.ticket().id,
        fulfillmentMethod: 'NOD',
        key,
        ours: 'not wanted any more',
        theirs: 'the system does not want it',
      },
    ]);
  });

  it('on the medium that is refused stands, also where the system says that nothing was picked up', () => {
    const order = heldBy('NOD');
    order.system.pickUp(issueKey(order));
    order.stage.look();
    order.says(null);
    const [cancel] = cancels(order);
    if (cancel === undefined) throw new Error('no cancel was told');
    order.group.refuse(cancel, { kind: 'refused', reason: 'not picked up', pickedUp: false }, occasion);
    expect([order.statuses, order.driftKinds]).to.deep.equal([['CANCELLING'], ['cancel-refused']]);
  });

  it('comes at once when an issue in flight is confirmed that nobody wants any more', () => {
    const order = new OneLine('NOD').says(lineOf('NOD'));
    order.stage.distribute();
    order.stage.beginCall(0);
    order.says(null);
    expect(order.told).to.deep.equal(['issue']);
    order.stage.allCalls();
    expect([order.statuses, order.told, order.system.tickets.length]).to.deep.equal([
      ['CANCELLED'],
      ['issue', 'cancel'],
      0,
    ]);
  });

  it('of a ticket that two places hold ends it when both have confirmed', () => {
    const order = heldBy('NOD').says(lineOf('NOD', { fareProducts: [withBicycle] }));
    order.stage.beginCall(0);
    order.says(null).stage.endCalls();
    order.stage.beginCall(0);
    order.stage.endCalls();
    expect([order.statuses, order.system.valid.length]).to.deep.equal([['CANCELLING'], 1]);
    order.stage.allCalls();
    expect([order.statuses, order.system.valid.length]).to.deep.equal([['CANCELLED'], 0]);
  });

  it('of a first issue that is refused is not needed', () => {
    const order = new OneLine('NOD').says(lineOf('NOD'));
    order.stage.distribute();
    order.system.meet('refuse');
    order.stage.beginCall(0);
    order.says(null).stage.allCalls();
    expect([order.statuses, order.told]).to.deep.equal([['CANCELLED'], ['issue']]);
    expect(order.ticket().statusReason?.code).to.equal('refused');
  });
});

describe('An issue that is confirmed too late', () => {
  it('leaves a ticket that has ended as it is, and what the system holds of it is cancelled', () => {
    const order = heldBy('NOD').says(lineOf('NOD', { fareProducts: [withBicycle] }));
    const issue = order.stage.handOvers.at(-1) as IssueHandOver;
    const [ticket] = order.snapshot.tickets;
    const ended = { ...ticket, status: 'CANCELLED_EXTERNALLY', standing: { ...ticket?.standing, held: null } };
    const group = TicketDistributionGroup.restore({ ...order.snapshot, tickets: [ended as never] });
    const references = { externalReference: null, fareContractRef: null, customerAccountRef: null };
    group.confirm(issue, [{ ticketDistributionId: order.ticket().id, ...references }], occasion);
    expect(group.snapshot.tickets[0]?.status).to.equal('CANCELLED_EXTERNALLY');
    expect(group.newMoves.at(-1)?.reason).to.equal(`confirmed ${issue.key}, too late`);
    const { handOvers } = group.followUp([], { policies: order.stage.policies }, new SequentialIds(), occasion);
    expect(handOvers).to.have.length(1);
    expect(handOvers[0]).to.deep.include({ operation: 'cancel', purpose: 'update', issueKey: issue.key });
  });
});
