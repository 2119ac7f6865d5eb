import type { DeliveryKey, ReportedStatus, TicketDistributionId } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { World, flex, lineOf, nth } from './world.js';

interface Told {
  readonly key?: string;
  readonly id?: string;
  readonly status?: ReportedStatus;
  readonly method?: 'NOD' | 'BIFROST';
}

/** What NOD tells of the ticket that it holds, or something else. */
async function tell(world: World, { key, id, status = 'ACTIVATED', method = 'NOD' }: Told = {}) {
  const [first] = await world.deliveries();
  const report = {
    key: (key ?? first?.key) as DeliveryKey,
    ticketDistributionId: (id ?? (await world.ticket()).id) as TicketDistributionId,
    status,
    customerAccountRef: null,
  };
  const command = { fulfillmentMethod: method, reports: [report], origin: { correlationId: 'callback-1' } };
  return nth(await world.engine.receiveStatusReports.execute(command)).outcome;
}

describe('Receiving what a ticket system tells of itself', () => {
  it('writes a pickup at once', async () => {
    const world = await new World().sells(lineOf('NOD'));
    expect(await tell(world)).to.equal('received');
    expect(await world.statuses()).to.deep.equal(['ACTIVATED']);
  });

  it('writes the same again without a trace', async () => {
    const world = await new World().sells(lineOf('NOD'));
    await tell(world);
    const before = await world.groups();
    expect(await tell(world)).to.equal('received');
    expect(await world.groups()).to.deep.equal(before);
  });

  it('knows no key of somebody else, no key of another system, and no ticket that the key does not name', async () => {
    const world = await new World().sells(
      lineOf('NOD'),
      lineOf('NOD', { id: 'line-two' as never, fareProducts: [{ ...flex, ref: 'two' }] }),
    );
    const before = await world.groups();
    const other = await world.ticket(1);
    for (const told of [{ key: 'nobody' }, { method: 'BIFROST' }, { id: other.id }, { id: 'nobody' }] as const) {
      expect(await tell(world, told), JSON.stringify(told)).to.equal('unknown');
    }
    expect(await world.groups()).to.deep.equal(before);
  });

  it('knows the key of an issue only', async () => {
    const world = await new World().sells(lineOf('NOD'));
    await world.redistribute();
    const cancel = nth(await world.deliveries(), 2);
    expect(cancel.handOver.operation).to.equal('cancel');
    expect(await tell(world, { key: cancel.key })).to.equal('unknown');
  });

  it('leaves a ticket alone that has an unanswered hand-over, and looks at it soon', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const { key } = nth(world.nod.valid);
    world.nod.meet('lose-request');
    await world.redistribute({ travelCard: { mediaSerialNumberId: '2222' } });
    world.nod.pickUp(key);
    expect(await tell(world)).to.equal('received');
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
    expect(await world.engine.statusPoller.look()).to.equal(1);
  });

  it('looks at once what else there is to see', async () => {
    const products = [flex, { ...flex, ref: 'home' }];
    const world = await new World().sells(lineOf('NOD', { fareProducts: products }));
    world.nod.pickUp(nth(world.nod.valid).key);
    await tell(world);
    expect(await world.statuses()).to.deep.equal(['ACTIVATED', 'DISTRIBUTED']);
    await world.clock.advance(1);
    expect(await world.engine.statusPoller.look()).to.equal(1);
    expect(await world.statuses()).to.deep.equal(['ACTIVATED', 'ACTIVATED']);
  });

  it('lists a cancel that nobody here asked for', async () => {
    const world = await new World().sells(lineOf('NOD'));
    await tell(world, { status: 'CANCELLED_EXTERNALLY' });
    expect(await world.statuses()).to.deep.equal(['CANCELLED_EXTERNALLY']);
    expect(await world.driftKinds()).to.deep.equal(['cancelled-externally OPEN']);
  });

  it('answers each report in its order', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const { id: ticketDistributionId } = await world.ticket();
    const { key } = nth(await world.deliveries());
    const report = { ticketDistributionId, status: 'ACTIVATED', customerAccountRef: null } as const;
    const reports = [
      { ...report, key: 'nobody' as DeliveryKey },
      { ...report, key },
      { ...report, key, status: 'COMMITTED' as const },
    ];
    const command = { fulfillmentMethod: 'NOD', reports, origin: { correlationId: 'callback-1' } } as const;
    const received = await world.engine.receiveStatusReports.execute(command);
    expect(received.map(({ outcome }) => outcome)).to.deep.equal(['unknown', 'received', 'received']);
    expect(await world.statuses()).to.deep.equal(['COMMITTED']);
  });
});
