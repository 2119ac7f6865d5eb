import {
  FULFILLMENT_METHODS,
  type FareProduct,
  type FulfillmentMethod,
  type Instant,
  type OrderLineDocument,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { caller, distribute, settled } from './story.js';
import { again, distributed, looked, pickedUp, soldOneByOne, ticketsOf, used, validAt } from './using.js';
import { World, flex, lineOf, nth } from './world.js';

const single: FareProduct = { ...flex, ref: null, travellers: [] };
const many = (count: number, product: FareProduct = single): FareProduct[] =>
  Array.from({ length: count }, () => product);
const lineWith = (method: FulfillmentMethod, ...products: readonly FareProduct[]): OrderLineDocument =>
  lineOf(method, { fareProducts: products });
const forTraveller = (id: string, said: Partial<FareProduct> = {}): FareProduct => ({
  ...single,
  travellers: [{ id, userType: 'ADULT', userProfileRef: null, customerId: null }],
  ...said,
});
const anotherDay: Partial<FareProduct> = {
  startOfValidity: '2027-01-05T06:00:00.000Z' as Instant,
  endOfValidity: '2027-01-06T03:00:00.000Z' as Instant,
};
const LIVE = /GENERATED|DISTRIBUTED|ACTIVATED|COMMITTED/;

describe('Of equal products of a line', () => {
  for (const method of FULFILLMENT_METHODS) {
    it(`those in use stay, however many are refunded: ${method}`, async () => {
      const world = new World();
      const all = await soldOneByOne(world, lineWith(method, ...many(5)));
      const inUse = [nth(all, 1), nth(all, 3), nth(all, 4)];
      await used(world, ...inUse);
      await world.says(lineWith(method, ...many(3)));
      await world.rest();
      expect((await again(world, all)).map(({ status }) => status)).to.deep.equal([
        'CANCELLED',
        'ACTIVATED',
        'CANCELLED',
        'ACTIVATED',
        'ACTIVATED',
      ]);
      expect(validAt(world, method)).to.deep.equal(inUse.map(({ id }) => id).toSorted());
      await world.says(lineWith(method, ...many(1)));
      await world.rest();
      expect(validAt(world, method)).to.have.length(1);
    });
  }

  it('the one whose pickup is complete stays before one that was picked up, and that before one that waits', async () => {
    const world = new World();
    const [waits, begun, complete] = await soldOneByOne(world, lineWith('NOD', ...many(3)));
    if (waits === undefined || begun === undefined || complete === undefined) return expect.fail('three tickets');
    await pickedUp(world, complete);
    await used(world, begun);
    await world.says(lineWith('NOD', ...many(2)));
    await world.rest();
    expect(validAt(world, 'NOD')).to.deep.equal([begun.id, complete.id].toSorted());
    await world.says(lineWith('NOD', single));
    await world.rest();
    expect(validAt(world, 'NOD')).to.deep.equal([complete.id]);
  });

  for (const inUse of ['TRAVEL_CARD', 'QR_CODE'] as const) {
    it(`the one in use stays, whatever medium the other is on: ${inUse}`, async () => {
      const world = new World();
      await world.says(lineWith('NOD', ...many(2)));
      const [first, second] = await ticketsOf(world);
      if (first === undefined || second === undefined) return expect.fail('two tickets');
      const card = { travelCard: { mediaSerialNumberId: '1234' } };
      await distribute(world.engine, { ticketDistributionIds: [first.id], pickup: card });
      await distribute(world.engine, { ticketDistributionIds: [second.id], pickup: { qrChecksumType: 'SIGNED' } });
      const out = await again(world, [first, second]);
      expect(out.map(({ distributionDetails: { medium } }) => medium)).to.deep.equal(['TRAVEL_CARD', 'QR_CODE']);
      const kept = nth(out.filter(({ distributionDetails: { medium } }) => medium === inUse));
      await pickedUp(world, kept);
      await world.says(lineWith('NOD', single));
      await world.rest();
      expect(validAt(world, 'NOD')).to.deep.equal([kept.id]);
    });
  }

  for (const place of [0, 1, 2]) {
    it(`the one that somebody moved stays, whichever it is: ${place + 1}`, async () => {
      const world = new World();
      const moved = nth(await soldOneByOne(world, lineWith('BIFROST', ...many(3))), place);
      await world.move('2026-12-06T10:00:00.000Z', moved.id);
      await world.says(lineWith('BIFROST', single));
      await world.rest();
      expect(validAt(world, 'BIFROST')).to.deep.equal([moved.id]);
      expect(nth(world.bifrost.valid).startOfValidity).to.equal('2026-12-06T10:00:00.000Z');
    });

    it(`the one that somebody gave away stays with whom it was given to, whichever it is: ${place + 1}`, async () => {
      const world = new World();
      const line = lineWith('ACCOUNT_BASED_TICKETING', ...many(3));
      const given = nth(await soldOneByOne(world, line), place);
      const to = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };
      await world.engine.transferHolder.execute({ ticketDistributionIds: [given.id], to, caller });
      await world.says({ ...line, fareProducts: [single] });
      await world.rest();
      expect(validAt(world, 'ACCOUNT_BASED_TICKETING')).to.deep.equal([given.id]);
      expect(nth(world.accounts.valid).customerAccountRef).to.equal('ENT:CustomerAccount:gift');
    });
  }

  it('the one that is out stays, not the one that never was or that failed', async () => {
    const world = new World();
    await world.says(lineWith('BIFROST', ...many(3)));
    const [waits, failed, out] = await ticketsOf(world);
    if (waits === undefined || failed === undefined || out === undefined) return expect.fail('three tickets');
    world.bifrost.meet('refuse');
    await distribute(world.engine, { ticketDistributionIds: [failed.id] });
    await distribute(world.engine, { ticketDistributionIds: [out.id] });
    expect(await world.statuses()).to.deep.equal(['GENERATED', 'FAILED', 'DISTRIBUTED']);
    await world.says(lineWith('BIFROST', single));
    await world.rest();
    expect(await world.statuses()).to.deep.equal(['CANCELLED', 'CANCELLED', 'DISTRIBUTED']);
  });

  it('one of which nobody knows whether it is there stays before one that never was on its way', async () => {
    const world = new World();
    await world.says(lineWith('BIFROST', ...many(2)));
    const [, second] = await ticketsOf(world);
    world.bifrost.meet('lose-answer');
    await distribute(world.engine, { ticketDistributionIds: [second?.id ?? expect.fail('two tickets')] });
    await world.says(lineWith('BIFROST', single));
    await world.rest();
    expect(await world.statuses()).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
  });

  it('the one in use stays for the product that changes, and the other for the one that is gone', async () => {
    const world = new World();
    const [, second] = await soldOneByOne(world, lineWith('BIFROST', ...many(2)));
    if (second === undefined) return expect.fail('two tickets');
    await used(world, second);
    const bicycle = { id: 'VYG:SupplementProduct:Bicycle', version: null, type: 'BICYCLE', count: 1, name: {} };
    await world.says(lineWith('BIFROST', { ...single, supplements: [bicycle] }));
    await world.rest();
    const live = (await ticketsOf(world)).filter(({ status }) => LIVE.test(status));
    expect(live.map(({ standing }) => standing.replaces)).to.deep.equal([second.id]);
  });

  it('that get refs later, the one in use gets the ref of the one that stays', async () => {
    const world = new World();
    const [, second] = await soldOneByOne(world, lineWith('NOD', ...many(2)));
    if (second === undefined) return expect.fail('two tickets');
    await pickedUp(world, second);
    await world.says(lineWith('NOD', { ...single, ref: 'kept' }));
    await world.rest();
    expect(validAt(world, 'NOD')).to.deep.equal([second.id]);
    await world.says(lineWith('NOD', { ...single, ref: 'other' }, { ...single, ref: 'kept' }));
    expect(nth(await again(world, [second])).product.ref).to.equal('kept');
  });
});

describe('A ticket that its system cancelled by itself', () => {
  for (const method of FULFILLMENT_METHODS) {
    const lost = async (): Promise<World> => {
      const world = new World();
      const [, second] = await soldOneByOne(world, lineWith(method, forTraveller('t1'), forTraveller('t2')));
      world.systems[method].cancelFromOutside(second?.id ?? expect.fail('two tickets'));
      await looked(world);
      expect((await world.statuses())[1]).to.equal('CANCELLED_EXTERNALLY');
      return world;
    };
    const newOnes = async (world: World, ...products: readonly FareProduct[]): Promise<readonly string[]> => {
      await world.says(lineWith(method, ...products));
      if (method !== 'ACCOUNT_BASED_TICKETING') await distribute(world.engine).catch(() => null);
      await settled();
      await world.rest();
      return (await ticketsOf(world)).slice(2).map(({ product, status }) => `${product.travellers[0]?.id} ${status}`);
    };

    it(`stands for nobody else, on the same day or another: ${method}`, async () => {
      expect(await newOnes(await lost(), forTraveller('t1'), forTraveller('t3'))).to.deep.equal(['t3 DISTRIBUTED']);
      expect(await newOnes(await lost(), forTraveller('t1'), forTraveller('t3', anotherDay))).to.deep.equal([
        't3 DISTRIBUTED',
      ]);
    });

    it(`stands for no other day of the same traveller: ${method}`, async () => {
      expect(await newOnes(await lost(), forTraveller('t1'), forTraveller('t2', anotherDay))).to.deep.equal([
        't2 DISTRIBUTED',
      ]);
    });

    it(`stands for what it was made for as long as that is listed: ${method}`, async () => {
      expect(await newOnes(await lost(), forTraveller('t2'), forTraveller('t1'))).to.deep.equal([]);
    });

    it(`stands for nothing that is bought again after a refund: ${method}`, async () => {
      const world = await lost();
      expect(await newOnes(world, forTraveller('t1'))).to.deep.equal([]);
      expect(await newOnes(world, forTraveller('t1'), forTraveller('t2'))).to.deep.equal(['t2 DISTRIBUTED']);
    });
  }

  it('of two equal ones takes the place of the one that is refunded: the other stays in use', async () => {
    const world = new World();
    const [first, second] = await soldOneByOne(world, lineWith('BIFROST', ...many(2)));
    if (first === undefined || second === undefined) return expect.fail('two tickets');
    world.bifrost.cancelFromOutside(first.id);
    await looked(world);
    await world.says(lineWith('BIFROST', single));
    await world.rest();
    expect(await world.statuses()).to.deep.equal(['CANCELLED_EXTERNALLY', 'DISTRIBUTED']);
    await distributed(world).catch(() => null);
    expect(validAt(world, 'BIFROST')).to.deep.equal([second.id]);
  });
});
