import type { FareProduct, OrderLineDocument, OrderLineId, TicketDistribution } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { caller, codeOf, distribute, settled } from './story.js';
import { again, looked, pickedUp, ticketsOf, used, validAt } from './using.js';
import { World, flex, lineOf, nth } from './world.js';

const card = (mediaSerialNumberId: string) => ({ travelCard: { mediaSerialNumberId } });
const products = (count: number): FareProduct[] =>
  Array.from({ length: count }, (_, index) => ({ ...flex, ref: `p${index}` }));
const three = lineOf('NOD', { fareProducts: products(3) });
const anotherTraveller: Partial<FareProduct> = {
  travellers: [{ id: 't9', userType: 'ADULT', userProfileRef: null, customerId: null }],
};
const second = (said: Partial<OrderLineDocument> = {}): OrderLineDocument => ({
  ...lineOf('NOD'),
  id: 'line-second' as OrderLineId,
  ...said,
});
const mediumOf = ({ distributionDetails: { medium, mediaSerialNumberId } }: TicketDistribution) =>
  medium === 'TRAVEL_CARD' ? mediaSerialNumberId : medium;

/** The picked-up tickets of a line that were issued together. */
async function onThePhone(): Promise<{ readonly world: World; readonly tickets: readonly TicketDistribution[] }> {
  const world = await new World().sells(three);
  await pickedUp(world, nth(await ticketsOf(world)));
  const tickets = await ticketsOf(world);
  expect(tickets.map(({ status }) => status)).to.deep.equal(['COMMITTED', 'COMMITTED', 'COMMITTED']);
  return { world, tickets };
}

describe('A line that comes after a card', () => {
  it('goes to the phone by distribute alone; the one on the card stays', async () => {
    const world = new World();
    await world.says(lineOf('NOD'));
    await distribute(world.engine, { pickup: card('1111') });
    await world.says(lineOf('NOD'), second());
    await distribute(world.engine);
    expect((await ticketsOf(world)).map(mediumOf)).to.deep.equal(['1111', 'QR_CODE']);
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED']);
  });

  it('goes to the card that is named, beside one that is on the phone', async () => {
    const world = await new World().sells(lineOf('NOD'));
    await world.says(lineOf('NOD'), second());
    await distribute(world.engine, { pickup: card('1111') });
    expect((await ticketsOf(world)).map(mediumOf)).to.deep.equal(['QR_CODE', '1111']);
  });

  it('of a product more on the line on the card, the new ticket goes there, also after a pickup', async () => {
    for (const isPickedUp of [false, true]) {
      const world = new World();
      await world.says({ ...three, fareProducts: products(1) });
      await distribute(world.engine, { pickup: card('1111') });
      if (isPickedUp) await pickedUp(world, nth(await ticketsOf(world)));
      await world.says({ ...three, fareProducts: products(2) });
      await distribute(world.engine);
      await world.rest();
      expect((await ticketsOf(world)).map(mediumOf)).to.deep.equal(['1111', '1111']);
    }
  });

  for (const [name, ends] of [
    ['was refunded', (world: World) => world.says({ ...three, fareProducts: [] })],
    [
      'was cancelled by NOD itself',
      async (world: World) => {
        world.nod.cancelFromOutside((await world.ticket()).id);
        await looked(world);
      },
    ],
  ] as const) {
    it(`goes to the card of the newest hand-over also when the ticket there ${name}`, async () => {
      const world = new World();
      await world.says({ ...three, fareProducts: products(1) });
      await distribute(world.engine, { pickup: card('1111') });
      await ends(world);
      await world.says({ ...three, fareProducts: [{ ...nth(products(2), 1), ...anotherTraveller }] });
      await distribute(world.engine);
      await world.rest();
      expect(mediumOf(await world.ticket(1))).to.equal('1111');
    });
  }

  for (const fault of ['refuse', 'lose-request', 'unavailable'] as const) {
    it(`goes to the card of the newest hand-over, whatever became of that: ${fault}`, async () => {
      const world = new World();
      await world.says({ ...three, fareProducts: products(1) });
      world.nod.meet(fault);
      await distribute(world.engine, { pickup: card('1111') });
      await world.says({ ...three, fareProducts: products(2) });
      await distribute(world.engine);
      await world.rest();
      expect((await ticketsOf(world)).map(mediumOf)).to.deep.equal(['1111', '1111']);
    });
  }

  it('goes where the newest of several hand-overs went, also when an older one went elsewhere', async () => {
    const world = new World();
    await world.says({ ...three, fareProducts: products(1) });
    await distribute(world.engine);
    await world.says({ ...three, fareProducts: products(2) });
    await distribute(world.engine, { pickup: card('1111') });
    await world.says({ ...three, fareProducts: [nth(products(1)), nth(products(3), 2)] });
    await distribute(world.engine);
    await world.rest();
    expect((await ticketsOf(world)).map(mediumOf)).to.deep.equal(['QR_CODE', '1111', '1111']);
  });

  it('is asked for again with the same card: what is there is left alone', async () => {
    const world = new World();
    await world.says(lineOf('NOD'));
    await distribute(world.engine, { pickup: card('1111') });
    await distribute(world.engine, { pickup: card('1111') });
    expect(await world.told()).to.deep.equal(['issue DONE']);
    expect(await codeOf(distribute(world.engine, { pickup: card('2222') }))).to.equal('distribution/other-medium');
  });
});

describe('One ticket of a line', () => {
  it('is handed over alone, and the others wait', async () => {
    const world = new World();
    await world.says(three);
    const all = await ticketsOf(world);
    await distribute(world.engine, { ticketDistributionIds: [nth(all, 1).id] });
    expect(await world.statuses()).to.deep.equal(['GENERATED', 'DISTRIBUTED', 'GENERATED']);
    await distribute(world.engine);
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED', 'DISTRIBUTED']);
    expect(validAt(world, 'NOD')).to.deep.equal(all.map(({ id }) => id).toSorted());
  });

  it('is tried again alone after a refusal, and the others that failed stay so', async () => {
    const world = new World();
    await world.says(three);
    world.nod.meet('refuse', 'refuse', 'refuse', 'refuse');
    await distribute(world.engine);
    await world.rest();
    expect(await world.statuses()).to.deep.equal(['FAILED', 'FAILED', 'FAILED']);
    await distribute(world.engine, { ticketDistributionIds: [nth(await ticketsOf(world), 2).id] });
    expect(await world.statuses()).to.deep.equal(['FAILED', 'FAILED', 'DISTRIBUTED']);
  });

  for (const [where, pickup] of [
    ['on the phone', {}],
    ['on a card', card('1111')],
  ] as const) {
    it(`is handed over anew ${where}; the codes of the others work on`, async () => {
      const { world, tickets } = await onThePhone();
      const lost = nth(tickets, 1);
      await world.redistribute(pickup, { ticketDistributionIds: [lost.id] });
      await world.rest();
      expect(await world.statuses()).to.deep.equal(['COMMITTED', 'DISTRIBUTED', 'COMMITTED']);
      expect(validAt(world, 'NOD')).to.deep.equal(tickets.map(({ id }) => id).toSorted());
      const keys = new Map(world.nod.valid.map(({ ticketDistributionId, key }) => [ticketDistributionId, key]));
      const before = lost.standing.held?.key;
      expect(keys.get(nth(tickets, 0).id)).to.equal(before);
      expect(keys.get(nth(tickets, 2).id)).to.equal(before);
      expect(keys.get(lost.id)).to.not.equal(before);
      expect(world.nod.valid, 'no code is valid twice').to.have.length(3);
    });
  }

  it('is renewed again and again, and ends like any other', async () => {
    const { world, tickets } = await onThePhone();
    for (const times of [1, 2, 3]) {
      await world.redistribute({}, { ticketDistributionIds: [nth(tickets).id], reason: `lost ${times} times` });
      await world.rest();
    }
    expect(world.nod.valid).to.have.length(3);
    await world.says({ ...three, fareProducts: products(3).slice(1) });
    await world.rest();
    expect(await world.statuses()).to.deep.equal(['CANCELLED', 'COMMITTED', 'COMMITTED']);
    expect(validAt(world, 'NOD')).to.deep.equal(
      tickets
        .slice(1)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('is handed over anew while the order changes another, which alone is told', async () => {
    const { world, tickets } = await onThePhone();
    world.nod.meet('unavailable');
    await world.redistribute({}, { ticketDistributionIds: [nth(tickets).id] });
    const [p0, p1, p2] = products(3) as [FareProduct, FareProduct, FareProduct];
    await world.says({ ...three, fareProducts: [p0, { ...p1, name: { nob: 'Ny' } }, p2] });
    await world.rest();
    const live = (await ticketsOf(world)).filter(({ status }) => status !== 'CANCELLED');
    expect(live).to.have.length(3);
    expect(nth(await again(world, [nth(tickets, 2)])).status).to.equal('COMMITTED');
    expect(nth(await again(world, [nth(tickets, 0)])).status).to.equal('DISTRIBUTED');
    expect(world.nod.valid).to.have.length(3);
  });

  it('is given away alone, and keeps its holder when it is renewed, moved and changed', async () => {
    const line = lineOf('ACCOUNT_BASED_TICKETING', { fareProducts: products(3) });
    const world = await new World().sells(line);
    const [, given] = await ticketsOf(world);
    if (given === undefined) return expect.fail('three tickets');
    const to = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };
    const results = await world.engine.transferHolder.execute({ ticketDistributionIds: [given.id], to, caller });
    expect(results.map(({ outcome }) => outcome)).to.deep.equal(['done']);
    await world.move('2026-12-06T10:00:00.000Z', given.id);
    await world.says({ ...line, fareProducts: products(3).map((one) => ({ ...one, name: { nob: 'Ny' } })) });
    await world.rest();
    const at = new Map(world.accounts.valid.map(({ ticketDistributionId, ...said }) => [ticketDistributionId, said]));
    expect(at.get(given.id)?.customerAccountRef).to.equal('ENT:CustomerAccount:gift');
    expect(at.get(given.id)?.startOfValidity).to.equal('2026-12-06T10:00:00.000Z');
    expect(
      [...at.values()].filter(({ customerAccountRef }) => customerAccountRef === 'ENT:CustomerAccount:gift'),
    ).to.have.length(1);
  });

  it('is given away though another of the line is used, over or cancelled', async () => {
    const world = new World();
    const line = lineOf('ACCOUNT_BASED_TICKETING', { fareProducts: products(1) });
    await world.sells(line);
    await used(world, nth(await ticketsOf(world)));
    await world.sells({ ...line, fareProducts: products(3) });
    const [inUse, lost, given] = await ticketsOf(world);
    if (inUse === undefined || lost === undefined || given === undefined) return expect.fail('three tickets');
    world.accounts.cancelFromOutside(lost.id);
    await world.clock.advance(60_000);
    await world.engine.statusPoller.look();
    const to = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };
    const ticketDistributionGroupIds = (await world.groups()).map(({ id }) => id);
    const results = await world.engine.transferHolder.execute({ ticketDistributionGroupIds, to, caller });
    const byTicket = new Map(results.map(({ ticketDistributionId, outcome }) => [ticketDistributionId, outcome]));
    expect(byTicket.get(given.id)).to.equal('done');
    expect(byTicket.get(inUse.id)).to.equal('refused');
    expect((await again(world, [given])).map(({ parties }) => parties.distributionHolderCustomerId)).to.deep.equal([
      '1000099',
    ]);
  });

  it('is meant by its line and its id together; where nothing is in both, the request is refused', async () => {
    const world = new World();
    await world.says(three, second());
    const all = await ticketsOf(world);
    const ids = [nth(all, 0).id, nth(all, 3).id];
    await distribute(world.engine, { ticketDistributionIds: ids, orderLineIds: [three.id] });
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED', 'GENERATED', 'GENERATED', 'GENERATED']);
    const nothing = { ticketDistributionIds: [nth(all, 3).id], orderLineIds: [three.id] };
    const unknown = { ticketDistributionIds: ['nobody' as TicketDistribution['id']] };
    for (const asked of [nothing, unknown]) {
      expect(await codeOf(distribute(world.engine, asked))).to.equal('distribution/unknown-ticket');
      expect(await codeOf(world.redistribute({}, asked))).to.equal('distribution/unknown-ticket');
    }
    await settled();
    expect(await world.told()).to.deep.equal(['issue DONE']);
  });

  it('that is not out yet is not handed over anew, and takes nothing along', async () => {
    const world = new World();
    await world.says(three);
    const all = await ticketsOf(world);
    await distribute(world.engine, { ticketDistributionIds: [nth(all).id] });
    expect(await codeOf(world.redistribute({}, { ticketDistributionIds: [nth(all, 1).id] }))).to.equal(
      'distribution/nothing-to-redistribute',
    );
    await world.redistribute({}, { ticketDistributionIds: [nth(all).id, nth(all, 1).id] });
    await world.rest();
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED', 'GENERATED', 'GENERATED']);
  });
});
