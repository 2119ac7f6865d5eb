import {
  DomainError,
  type PickupRequest,
  type RedistributeDecision,
  TicketDistributionGroup,
  decideRedistributions,
  moveValidity,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { OneLine, driftOf, heldBy, lineOf, repairOf, withBicycle } from './on-stage.js';

const at = '2026-12-01T09:30:00.000Z' as Parameters<typeof decideRedistributions>[3];
const card = (mediaSerialNumberId: string): PickupRequest => ({ travelCard: { mediaSerialNumberId } });

function decided(order: OneLine, pickup: PickupRequest): RedistributeDecision | undefined {
  const underWay = { group: order.snapshot, open: order.stage.openOf(order.group) };
  return decideRedistributions([underWay], { pickup, language: 'nob', reason: 'lost' }, order.stage.policies, at)[0];
}

function redistribute(order: OneLine, pickup: PickupRequest): void {
  order.stage.change(order.group, decided(order, pickup)?.change ?? null);
}

const places = (order: OneLine) =>
  order.system.valid.map(({ key }) => {
    const issue = order.stage.handOvers.find((handOver) => handOver.key === key);
    return issue?.operation === 'issue' && issue.pickup?.medium === 'TRAVEL_CARD'
      ? issue.pickup.mediaSerialNumberId
      : 'QR';
  });

describe('A redistribution', () => {
  it('hands a ticket over anew under its own id, and revokes the old medium once the new one is there', () => {
    const order = heldBy('NOD');
    redistribute(order, card('77'));
    order.stage.beginCall(0);
    expect(places(order)).to.deep.equal(['QR', '77']);
    order.stage.allCalls();
    expect([order.statuses, places(order), order.told]).to.deep.equal([
      ['DISTRIBUTED'],
      ['77'],
      ['issue', 'issue', 'cancel'],
    ]);
    expect(order.ticket().distributionDetails).to.deep.include({ medium: 'TRAVEL_CARD', mediaSerialNumberId: '77' });
    expect(order.ticket().standing).to.deep.include({ outdated: [], redistribution: null });
  });

  it('of a ticket that was picked up ends with one that waits for its pickup; the old medium is ordered to forget it', () => {
    const order = heldBy('NOD');
    order.system.pickUp(order.ticket().standing.held?.key as never);
    order.stage.look();
    expect(order.statuses).to.deep.equal(['ACTIVATED']);
    redistribute(order, card('77'));
    order.stage.allCalls();
    expect([order.statuses, places(order)]).to.deep.equal([['DISTRIBUTED'], ['77']]);
    expect(order.stage.handOvers.at(-1)).to.deep.include({
      operation: 'cancel',
      purpose: 'redistribute',
      pickedUp: true,
    });
  });

  it('tells a change of the order on the way', () => {
    const order = heldBy('NOD');
    redistribute(order, card('77'));
    order.says(lineOf('NOD', { fareProducts: [withBicycle] })).stage.allCalls();
    expect(order.system.valid.map(({ product }) => product.supplements.length)).to.deep.equal([1]);
    expect(places(order)).to.deep.equal(['77']);
    expect(order.stage.deliveries.snapshots.map(({ state }) => state)).to.deep.equal([
      'DONE',
      'WITHDRAWN',
      'DONE',
      'DONE',
    ]);
  });

  it('asked for twice is told once; the last wish counts', () => {
    const order = heldBy('NOD');
    redistribute(order, card('77'));
    order.stage.beginCall(0);
    redistribute(order, card('77'));
    redistribute(order, card('88'));
    redistribute(order, card('88'));
    redistribute(order, card('77'));
    order.stage.allCalls();
    expect([order.told, places(order)]).to.deep.equal([['issue', 'issue', 'cancel'], ['77']]);
  });

  it('that is refused stays wished: a drift, and its repair asks once more', () => {
    const order = heldBy('NOD');
    order.system.meet('refuse');
    redistribute(order, card('77'));
    order.stage.allCalls();
    expect([order.driftKinds, places(order)]).to.deep.equal([['change-refused'], ['QR']]);
    order.stage.change(order.group, repairOf(order.snapshot, driftOf(order.drifts[0] as never), null));
    order.stage.allCalls();
    expect([order.driftKinds, places(order)]).to.deep.equal([[], ['77']]);
  });

  for (const [which, answer] of [
    ['that is not answered', () => {}],
    ['that is refused', (order: OneLine) => order.system.meet('refuse')],
    ['that was never attempted', null],
  ] as const) {
    it(`${which} counts for the ticket that takes the place of its one`, () => {
      const order = heldBy('NOD');
      order.system.pickUp(order.ticket().standing.held?.key as never);
      order.stage.look();
      redistribute(order, card('77'));
      if (answer !== null) {
        answer(order);
        order.stage.beginCall(0);
      }
      order.says(lineOf('NOD', { fareProducts: [withBicycle] }));
      order.stage.allCalls();
      expect([order.statuses, places(order)]).to.deep.equal([['CANCELLED', 'DISTRIBUTED'], ['77']]);
    });
  }

  it('counts where another is issued for a ticket that its system cancelled, whatever was said at first', () => {
    const order = new OneLine('NOD').says(lineOf('NOD'));
    order.stage.distribute({ deliverAfter: '2026-12-05T08:00:00.000Z' as typeof at });
    order.stage.allCalls();
    redistribute(order, card('77'));
    order.stage.allCalls();
    order.system.cancelFromOutside(order.ticket().id);
    order.stage.look();
    order.stage.change(order.group, repairOf(order.snapshot, driftOf(order.drifts[0] as never), null));
    order.says(lineOf('NOD')).stage.allCalls();
    expect([order.statuses, places(order)]).to.deep.equal([['CANCELLED_EXTERNALLY', 'DISTRIBUTED'], ['77']]);
  });

  it('that an older release told is told again where the order changes before it is attempted', () => {
    const order = heldBy('NOD');
    redistribute(order, card('77'));
    const { tickets, ...group } = order.snapshot;
    const asStored = tickets.map((one) => ({ ...one, standing: { ...one.standing, redistribution: null } }));
    order.stage.groups = [TicketDistributionGroup.restore({ ...group, tickets: asStored })];
    order.says(lineOf('NOD', { fareProducts: [withBicycle] })).stage.allCalls();
    expect(places(order)).to.deep.equal(['77']);
  });

  it('to another instant than is under way, since the validity was moved, is told after that', () => {
    const order = heldBy('NOD');
    const ask = { deliverAfter: '2026-12-05T14:00:00.000Z' as typeof at };
    redistribute(order, ask);
    order.stage.beginCall(0);
    const moved = { ticketDistributionId: order.ticket().id, startOfValidity: '2026-12-05T12:00:00.000Z' as typeof at };
    order.stage.change(order.group, moveValidity(order.snapshot, moved, order.stage.policies, at));
    redistribute(order, ask);
    order.stage.allCalls();
    expect(order.ticket().distributionDetails.deliverAfter).to.equal(ask.deliverAfter);
  });

  it('of a ticket in use that stands again once it is out there: nobody has picked that one up', () => {
    const order = heldBy('NOD');
    order.system.pickUp(order.ticket().standing.held?.key as never);
    order.stage.look();
    redistribute(order, card('77'));
    order.stage.beginCall(0);
    order.says(lineOf('NOD', { fareProducts: [withBicycle] }));
    order.stage.endCalls();
    order.says(lineOf('NOD'));
    order.stage.allCalls();
    expect([order.ticket().status, order.ticket().standing.held?.pickedUp]).to.deep.equal(['DISTRIBUTED', false]);
  });

  it('that is refused can be asked for again', () => {
    const order = heldBy('NOD');
    order.system.meet('refuse');
    redistribute(order, card('77'));
    order.stage.allCalls();
    redistribute(order, card('77'));
    order.stage.allCalls();
    expect([order.driftKinds, places(order)]).to.deep.equal([[], ['77']]);
  });

  it('is not possible for a method without media, and says why for each ticket', () => {
    const order = heldBy('BIFROST');
    expect(() => decided(order, {}))
      .to.throw(DomainError, 'no medium')
      .with.nested.property('details.reasons[0].ticketDistributionId', order.ticket().id);
  });
});
