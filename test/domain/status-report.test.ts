import {
  type DeliveryKey,
  REPORTED_STATUSES,
  type ReportedStatus,
  type TicketStatus,
  changeByStatusReport,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type OneLine, heldBy, lineOf, withBicycle } from './on-stage.js';

const keyOf = (order: OneLine) => order.ticket().standing.held?.key as DeliveryKey;

/** A ticket of which a look told one status after the other. */
function looked(...statuses: readonly ReportedStatus[]): OneLine {
  const order = heldBy('NOD');
  const key = keyOf(order);
  for (const status of statuses) tell(order, key, status);
  return order;
}

function tell(order: OneLine, key: DeliveryKey, status: ReportedStatus): void {
  const sighted = [{ ticketDistributionId: order.ticket().id, status, customerAccountRef: null }];
  const change = changeByStatusReport(order.snapshot, key, sighted, order.stage.busyIn(order.group));
  order.stage.change(order.group, change);
}

describe('The word of a ticket system', () => {
  const table: readonly [readonly ReportedStatus[], TicketStatus, boolean][] = [
    [['DISTRIBUTED'], 'DISTRIBUTED', false],
    [['ACTIVATED'], 'ACTIVATED', true],
    [['ACTIVATED', 'ACTIVATED'], 'ACTIVATED', true],
    [['COMMITTED'], 'COMMITTED', true],
    [['ACTIVATED', 'COMMITTED'], 'COMMITTED', true],
    [['COMMITTED', 'ACTIVATED'], 'COMMITTED', true],
    [['ACTIVATED', 'DISTRIBUTED'], 'ACTIVATED', true],
  ];
  for (const [told, status, pickedUp] of table) {
    it(`${told.join(', then ')} makes a ticket that it holds ${status}`, () => {
      const order = looked(...told);
      expect([order.ticket().status, order.ticket().standing.held?.pickedUp]).to.deep.equal([status, pickedUp]);
    });
  }

  for (const gone of REPORTED_STATUSES.filter((status) => status.startsWith('CANCELLED'))) {
    it(`${gone} of a ticket that nobody cancelled here makes it CANCELLED_EXTERNALLY, picked up or not`, () => {
      for (const order of [looked(gone), looked('ACTIVATED', gone), looked('COMMITTED', gone)]) {
        expect([order.ticket().status, order.ticket().standing.held]).to.deep.equal(['CANCELLED_EXTERNALLY', null]);
        expect(order.ticket().statusReason?.code).to.equal('cancelled-externally');
      }
    });
  }

  it('says nothing of a ticket that an unanswered hand-over names, nor under a key that is not held', () => {
    const order = looked();
    tell(order, 'other' as DeliveryKey, 'CANCELLED');
    expect(order.statuses).to.deep.equal(['DISTRIBUTED']);
    order.says(lineOf('NOD', { fareProducts: [withBicycle] }));
    tell(order, keyOf(order), 'ACTIVATED');
    expect(order.statuses).to.deep.equal(['DISTRIBUTED']);
  });

  it('ends a ticket whose cancel was refused, once the system cancelled it after all', () => {
    const order = heldBy('NOD');
    const key = keyOf(order);
    order.system.meet('refuse');
    order.says(null).stage.allCalls();
    tell(order, key, 'CANCELLED');
    expect([order.statuses, order.driftKinds]).to.deep.equal([['CANCELLED_EXTERNALLY'], []]);
  });

  it('that an outdated form is gone takes it off the list, and the ticket stays', () => {
    const order = heldBy('NOD');
    const key = keyOf(order);
    order.says(lineOf('NOD', { fareProducts: [withBicycle] })).stage.beginCall(0);
    order.stage.endCalls();
    order.system.meet('refuse');
    order.stage.allCalls();
    expect(order.driftKinds).to.deep.equal(['cancel-refused']);
    tell(order, key, 'CANCELLED');
    expect([order.statuses, order.ticket().standing.outdated, order.driftKinds]).to.deep.equal([
      ['DISTRIBUTED'],
      [],
      [],
    ]);
  });
});
