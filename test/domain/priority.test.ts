import { type HandOver, type Instant, inFairOrder, priorityOf, urgencyAfter } from '@ticket-distribution/domain';
import { aDelivery } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';

const handOver = (operation: HandOver['operation']) => ({ operation }) as HandOver;
const at = '2026-12-01T09:30:00.000Z' as Instant;

describe('The priority of a delivery', () => {
  it('is that of a cancel before what makes tickets, and of what somebody waits for before what happens by itself', () => {
    const table = (['awaited', 'by-itself', 'bulk'] as const).map((urgency) => [
      urgency,
      priorityOf(handOver('cancel'), urgency),
      priorityOf(handOver('issue'), urgency),
      priorityOf(handOver('update'), urgency),
    ]);
    expect(table).to.deep.equal([
      ['awaited', 'URGENT', 'URGENT', 'URGENT'],
      ['by-itself', 'URGENT', 'NORMAL', 'NORMAL'],
      ['bulk', 'NORMAL', 'BULK', 'BULK'],
    ]);
  });

  it('is inherited by what follows from bulk work, and by nothing else', () => {
    expect([urgencyAfter('BULK'), urgencyAfter('NORMAL'), urgencyAfter('URGENT')]).to.deep.equal([
      'bulk',
      'by-itself',
      'by-itself',
    ]);
  });
});

describe('Due deliveries in turn', () => {
  const anyOrganisations = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 30 });

  it('are all of them, and no organisation is more than one ahead of another that has more', () => {
    fc.assert(
      fc.property(anyOrganisations, fc.integer({ min: 0, max: 7 }), (organisations, after) => {
        const due = organisations.map(
          (organisation, place) => aDelivery({ key: `${place}`, group: `${place}`, organisation, at }).snapshot,
        );
        const ordered = inFairOrder(due, after).map((snapshot) => snapshot.handOver.organisationId);
        expect(ordered).to.have.members(organisations);
        for (let end = 1; end <= ordered.length; end += 1) {
          const count = (id: number): number => ordered.slice(0, end).filter((one) => one === id).length;
          const withMore = [...new Set(ordered.slice(end))];
          const most = Math.max(...ordered.map(count));
          for (const id of withMore) expect(count(id)).to.be.at.least(most - 1);
        }
      }),
    );
  });

  it('begin with the organisation after the one that had the last turn', () => {
    const due = [1, 2, 3].map((organisation) => aDelivery({ key: `${organisation}`, organisation, at }).snapshot);
    const orders = [0, 1, 2, 3].map((after) =>
      inFairOrder(due, after)
        .map(({ key }) => key)
        .join(''),
    );
    expect(orders).to.deep.equal(['123', '231', '312', '123']);
  });
});
