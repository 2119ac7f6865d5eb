import {
  DRIFT_KINDS,
  type DeliveryKey,
  DomainError,
  type DriftKind,
  type FoundDrift,
  type Holding,
  KNOWN_HERE,
  type ReportedTicket,
  decideRedistributions,
  issuedHolding,
  findReportedDrifts,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type OneLine, driftOf, heldBy, lineOf, repairOf, withBicycle } from './on-stage.js';

const changed = (method: Parameters<typeof lineOf>[0]) => lineOf(method, { fareProducts: [withBicycle] });
const keyOf = (order: OneLine) => order.ticket().standing.held?.key as DeliveryKey;

/** An order on which the next call was refused. */
function refused(order: OneLine, act: () => void): OneLine {
  order.system.meet('refuse');
  act();
  order.stage.allCalls();
  return order;
}

/** What a look at a key shows that differs from what we hold. */
function seen(order: OneLine, key: DeliveryKey, tickets?: readonly ReportedTicket[] | null): readonly FoundDrift[] {
  const [report] = order.system.see([key]).reports;
  const said = tickets === undefined ? (report?.tickets ?? null) : tickets;
  return findReportedDrifts(order.snapshot, { key, tickets: said }, order.stage.busyIn(order.group));
}

interface Found {
  readonly order: OneLine;
  readonly drift: FoundDrift | undefined;
  readonly forgotten?: Holding;
}

/** How each kind comes about; after its repair the system holds what the group says. */
const stories: Readonly<Record<Exclude<DriftKind, 'outcome-unknown'>, () => Found>> = {
  'cancel-refused': () => {
    const order = heldBy('NOD');
    refused(order, () => order.says(null));
    return { order, drift: order.drifts[0] };
  },
  'change-refused': () => {
    const order = heldBy('BIFROST');
    refused(order, () => order.says(changed('BIFROST')));
    return { order, drift: order.drifts[0] };
  },
  'replacement-refused': () => {
    const order = heldBy('INTERNATIONAL');
    refused(order, () => order.says(changed('INTERNATIONAL')));
    return { order, drift: order.drifts[0] };
  },
  'cancelled-externally': () => {
    const order = heldBy('NOD');
    order.system.cancelFromOutside(order.ticket().id);
    order.stage.look();
    return { order, drift: order.drifts[0] };
  },
  'valid-there': () => {
    const order = heldBy('NOD');
    const [issue] = order.stage.handOvers;
    const key = keyOf(order);
    order.says(null).stage.allCalls();
    if (issue?.operation !== 'issue') throw new Error('nothing was issued');
    order.system.tell({ ...issue, key: 'by-hand' as DeliveryKey });
    const tickets = [
      { ticketDistributionId: order.ticket().id, status: 'DISTRIBUTED', customerAccountRef: null },
    ] as const;
    const forgotten = { ...issuedHolding(issue, order.ticket().id), key: 'by-hand' as DeliveryKey };
    return { order, drift: { ...(seen(order, key, tickets)[0] as FoundDrift), key: forgotten.key }, forgotten };
  },
  'missing-there': () => {
    const order = heldBy('NOD');
    const key = keyOf(order);
    const drift = seen(order, key, null)[0];
    order.system.cancelFromOutside(order.ticket().id);
    return { order, drift };
  },
  'account-differs': () => {
    const order = heldBy('ACCOUNT_BASED_TICKETING');
    const [issue] = order.stage.handOvers;
    order.system.tell({
      ...(issue as never as object),
      operation: 'transfer',
      key: 'by-hand',
      issueKey: keyOf(order),
      ticketDistributionId: order.ticket().id,
      holderCustomerId: '1',
      customerAccountRef: 'ENT:CustomerAccount:other',
    } as never);
    return { order, drift: seen(order, keyOf(order))[0] };
  },
};

describe('A drift', () => {
  for (const [kind, story] of Object.entries(stories).filter(([known]) => known !== 'cancelled-externally')) {
    it(`${kind} is found, repaired, and not found any more`, () => {
      const { order, drift, forgotten } = story();
      expect(drift).to.deep.include({ kind, ticketDistributionId: order.ticket().id });
      order.stage.change(order.group, repairOf(order.snapshot, driftOf(drift as FoundDrift), forgotten ?? null));
      order.stage.allCalls();
      expect(order.driftKinds).to.deep.equal([]);
      const wanted = order.snapshot.tickets.filter(({ status }) => status === 'DISTRIBUTED');
      expect(
        order.system.valid.map(({ ticketDistributionId, product }) => [ticketDistributionId, product]),
      ).to.deep.equal(wanted.map(({ id, product }) => [id, product]));
      for (const { key } of order.stage.handOvers) expect(seen(order, key)).to.deep.equal([]);
    });
  }

  it('of a ticket that was cancelled outside is repaired by the next generate, which issues another', () => {
    const { order, drift } = stories['cancelled-externally']();
    order.stage.change(order.group, repairOf(order.snapshot, driftOf(drift as FoundDrift), null));
    expect(order.driftKinds).to.deep.equal([]);
    order.says(lineOf('NOD')).handedOver();
    expect(order.statuses).to.deep.equal(['CANCELLED_EXTERNALLY', 'DISTRIBUTED']);
  });

  it('of a refused successor is repaired as that was told, on its card', () => {
    const order = heldBy('BIFROST').says(lineOf('NOD'));
    const { NOD } = order.stage.systems;
    NOD.meet('refuse');
    order.stage.distribute({ travelCard: { mediaSerialNumberId: '77' } });
    order.stage.allCalls();
    order.stage.change(order.group, repairOf(order.snapshot, driftOf(order.drifts[0] as FoundDrift), null));
    order.stage.allCalls();
    expect(order.statuses).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
    expect(order.ticket(1).standing.held?.pickup).to.deep.include({ medium: 'TRAVEL_CARD', mediaSerialNumberId: '77' });
  });

  it('of a ticket that is not there is repaired where it is wished by now', () => {
    const order = heldBy('NOD');
    const asked = { pickup: { travelCard: { mediaSerialNumberId: '77' } }, language: null, reason: 'lost' };
    const underWay = { group: order.snapshot, open: [] };
    const drift = seen(order, keyOf(order), null)[0];
    order.system.meet('refuse');
    const [wished] = decideRedistributions([underWay], asked, order.stage.policies, order.snapshot.createdAt);
    order.stage.change(order.group, wished?.change ?? null);
    order.stage.allCalls();
    order.stage.change(order.group, repairOf(order.snapshot, driftOf(drift as FoundDrift), null));
    order.stage.allCalls();
    expect(order.ticket().standing.held?.pickup).to.deep.include({ medium: 'TRAVEL_CARD', mediaSerialNumberId: '77' });
    expect(order.driftKinds).to.deep.equal([]);
  });

  it('of a ticket that was cancelled outside ends when the order does not want it any more', () => {
    const { order } = stories['cancelled-externally']();
    order.says(null);
    expect(order.driftKinds).to.deep.equal([]);
  });

  it('of an outcome that nobody knows names each ticket and its key, and is repaired by asking again', () => {
    const order = heldBy('NOD');
    order.system.meet('lose-request', 'lose-request');
    order.says(null).stage.allCalls();
    expect(order.drifts).to.deep.include({
      kind: 'outcome-unknown',
      ticketDistributionId: order.ticket().id,
      fulfillmentMethod: 'NOD',
      key: order.stage.handOvers.at(-1)?.key,
      ours: 'cancel set aside',
      theirs: 'connection lost',
    });
    expect(() => repairOf(order.snapshot, driftOf(order.drifts[0] as FoundDrift), null))
      .to.throw(DomainError)
      .with.property('code', 'drift/repair-not-possible');
  });

  it('cannot be repaired once the ticket has moved on', () => {
    for (const [kind, story] of Object.entries(stories)) {
      const { order, drift } = story();
      const nothing = {
        ...order.snapshot,
        tickets: order.snapshot.tickets.map((ticket) => ({
          ...ticket,
          status: 'CANCELLED' as const,
          standing: { ...ticket.standing, held: null, changeRefused: null },
        })),
      };
      expect(() => repairOf(nothing, driftOf(drift as FoundDrift), null), kind)
        .to.throw(DomainError)
        .with.property('code', 'drift/repair-not-possible');
    }
  });

  it('is no drift while an unanswered hand-over names the ticket', () => {
    const order = heldBy('NOD').says(null);
    expect(seen(order, keyOf(order), null)).to.deep.equal([]);
  });

  it('of a refused change is none any more when the ticket ends', () => {
    const { order } = stories['change-refused']();
    refused(order, () => order.says(null));
    expect(order.driftKinds).to.deep.equal(['cancel-refused']);
  });

  it('is of a kind that shows here, or in a status report', () => {
    const reportedOnly: DriftKind[] = ['valid-there', 'missing-there', 'account-differs'];
    expect([...KNOWN_HERE, ...reportedOnly]).to.have.members([...DRIFT_KINDS]);
  });
});
