import {
  FULFILLMENT_METHODS,
  type FareProduct,
  type FulfillmentMethod,
  type Instant,
  type OrderDocument,
  type OrderLineDocument,
} from '@ticket-distribution/domain';
import { aLeg, anOrder, pointToPoint, turned, zonal } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { caller, record, settled } from './story.js';
import { again, pickedUp, soldOneByOne, ticketsOf, used, validAt } from './using.js';
import { World, flex, lineOf, nth } from './world.js';

const traveller = (id: string, userType: string | null, customerId: string | null = null) => ({
  id,
  userType,
  userProfileRef: null,
  customerId,
});
const supplement = (id: string, count = 1) => ({ id, version: null, type: 'BICYCLE', count, name: { nob: 'Sykkel' } });
const seat = (id: string, legId: string | null, seatNumber: string) => ({
  id,
  legId,
  seatNumber,
  railcarNumber: null,
  seatingProperties: ['WINDOW', 'QUIET'],
});

/** A product with two of everything. */
const rich: FareProduct = {
  ...flex,
  ref: null,
  topologies: [zonal({ id: 'ABC:FareZone:1', name: 'A' }, { id: 'ABC:FareZone:2', name: 'B' }), pointToPoint()],
  legs: [
    aLeg({ legId: 'a' }),
    aLeg({ legId: 'b', departureTime: '2026-12-05T15:00:00.000Z' as Instant, arrivalTime: null }),
  ],
  seats: [seat('1', 'a', '11'), seat('2', 'b', '12')],
  supplements: [supplement('ABC:Supplement:Bicycle'), supplement('ABC:Supplement:Dog')],
  travellers: [traveller('t1', 'ADULT', '1000042'), traveller('t2', 'CHILD')],
};

type Change = (product: FareProduct) => FareProduct;
const mapped =
  <Name extends 'topologies' | 'legs' | 'seats' | 'supplements' | 'travellers'>(
    name: Name,
    change: (part: FareProduct[Name][number]) => object,
  ): Change =>
  (product) => ({ ...product, [name]: product[name].map((part) => ({ ...part, ...change(part) })) });

const SAME: Readonly<Record<string, Change>> = {
  'all lists the other way round and other names of legs and seats': turned,
  'the legs the other way round': (product) => ({ ...product, legs: product.legs.toReversed() }),
  'blanks around every text': (product) =>
    mapped('topologies', ({ zoneType }) => ({ zoneType: ` ${zoneType} ` }))(
      mapped('legs', ({ mode }) => ({ mode: `${mode} ` }))({
        ...product,
        name: { nob: ' Fleksibel billett\n', eng: ' ' },
      }),
    ),
  'defaults said aloud': mapped('topologies', ({ direction }) => ({ direction: direction ?? 'BOTH' })),
  'texts that say nothing': mapped('seats', () => ({ railcarNumber: '  ' })),
};

const UNSEEN_BY_NOD: Readonly<Record<string, Change>> = {
  'another customer number of a traveller': mapped('travellers', ({ customerId }) => ({
    customerId: customerId === null ? null : '1000043',
  })),
  'a customer number where there was none': mapped('travellers', () => ({ customerId: '1000043' })),
  'other numbers of the travellers': mapped('travellers', ({ id }) => ({ id: `traveller-${id}` })),
  'a direction of a ticket in zones': mapped('topologies', ({ zoneType }) =>
    zoneType === 'ZONAL' ? { direction: 'FORWARDS' } : {},
  ),
  'whether it may be given away': (product) => ({ ...product, transferable: false }),
};

const base: FareProduct = { ...rich, name: { nob: 'Fleksibel billett' } };
const holding = (method: FulfillmentMethod, ...fareProducts: readonly FareProduct[]): OrderLineDocument =>
  lineOf(method, { fareProducts });

/** The ticket is sold, on its medium or in use; then the next version says it so. */
async function afterSaying(method: FulfillmentMethod, change: Change): Promise<World> {
  const world = new World();
  const tickets = await soldOneByOne(world, holding(method, base));
  await (method === 'NOD' ? pickedUp(world, ...tickets) : used(world, ...tickets));
  await world.says(holding(method, change(base)));
  await world.rest();
  return world;
}

describe('A version that says the same in other words', () => {
  for (const method of FULFILLMENT_METHODS) {
    for (const [name, change] of Object.entries(SAME)) {
      it(`costs no ticket in use and tells nobody: ${name}, ${method}`, async () => {
        const world = await afterSaying(method, change);
        expect(await world.statuses()).to.deep.equal([method === 'NOD' ? 'COMMITTED' : 'ACTIVATED']);
        expect(await world.told()).to.deep.equal(['issue DONE']);
      });
    }
  }

  it('tells what truly changed: two bicycles for one, in one entry or in two', async () => {
    const [bicycle] = base.supplements;
    if (bicycle === undefined) return expect.fail('a bicycle');
    for (const supplements of [[{ ...bicycle, count: 2 }], [bicycle, bicycle]]) {
      const world = new World();
      await soldOneByOne(world, holding('BIFROST', { ...base, supplements: [bicycle] }));
      await world.says(holding('BIFROST', { ...base, supplements }));
      await world.rest();
      expect(await world.told()).to.deep.equal(['issue DONE', 'update DONE']);
    }
  });

  it('tells that two travellers changed their seats’ trains', async () => {
    const world = new World();
    await soldOneByOne(world, holding('BIFROST', base));
    await world.says(holding('BIFROST', { ...base, seats: [seat('1', 'b', '11'), seat('2', 'a', '12')] }));
    await world.rest();
    expect(await world.told()).to.deep.equal(['issue DONE', 'update DONE']);
  });
});

describe('What NOD is not told of a ticket', () => {
  for (const [name, change] of Object.entries(UNSEEN_BY_NOD)) {
    it(`costs nobody a ticket that was picked up: ${name}`, async () => {
      const world = await afterSaying('NOD', change);
      expect(await world.statuses()).to.deep.equal(['COMMITTED']);
      expect(await world.told()).to.deep.equal(['issue DONE']);
      expect(nth(await ticketsOf(world)).product, 'it is noted here').to.deep.equal(change(base));
    });
  }

  it('is told once something is that it sees: the ticket is told as it is then', async () => {
    const world = await new World().sells(holding('NOD', base));
    const merged = mapped('travellers', () => ({ customerId: '1000043' }))(base);
    await world.says(holding('NOD', merged));
    await world.says(holding('NOD', { ...merged, name: { nob: 'Billett' } }));
    await world.rest();
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue DONE', 'cancel DONE']);
    expect(nth(world.nod.valid).product.travellers.map(({ customerId }) => customerId)).to.deep.equal([
      '1000043',
      '1000043',
    ]);
  });
});

describe('A customer that is merged into another', () => {
  const order = (version: number, customer: string, method: FulfillmentMethod): OrderDocument => {
    const travellers = [traveller('t1', 'ADULT', customer), traveller('t2', 'ADULT', '1000077')];
    const products = [
      { ...base, travellers },
      { ...base, travellers: [traveller('t3', 'ADULT', customer)] },
    ];
    return anOrder({ version, ownerCustomerId: customer, lines: [holding(method, ...products)] });
  };

  for (const method of FULFILLMENT_METHODS) {
    it(`keeps the tickets, owner and travellers both changed: ${method}`, async () => {
      const world = new World();
      await record(world.engine, order(1, '1000042', method));
      await settled();
      if (method !== 'ACCOUNT_BASED_TICKETING') {
        await world.engine.distributeGroups.execute({ orderId: anOrder().id, pickup: {}, language: null, caller });
      }
      const before = await ticketsOf(world);
      if (method === 'NOD') await pickedUp(world, nth(before));
      await record(world.engine, order(2, '1000043', method));
      await world.rest();
      const live = (await ticketsOf(world)).filter(({ status }) => status !== 'CANCELLED');
      expect(live).to.have.length(2);
      if (method !== 'INTERNATIONAL') expect(live.map(({ id }) => id)).to.deep.equal(before.map(({ id }) => id));
      if (method === 'NOD') expect(live.map(({ status }) => status)).to.deep.equal(['COMMITTED', 'COMMITTED']);
      expect(live.map(({ parties }) => parties.distributionHolderCustomerId)).to.deep.equal(['1000043', '1000043']);
    });
  }
});

describe('Products that look alike', () => {
  const of = (id: string, customerId: string, said: Partial<FareProduct> = {}): FareProduct => ({
    ...flex,
    ref: null,
    travellers: [traveller(id, 'ADULT', customerId)],
    ...said,
  });

  it('are followed by their customers when the travellers are numbered anew', async () => {
    const world = new World();
    const [kari, ola] = await soldOneByOne(world, holding('NOD', of('t1', '1000001'), of('t2', '1000002')));
    if (kari === undefined || ola === undefined) return expect.fail('two tickets');
    await pickedUp(world, kari, ola);
    await world.says(holding('NOD', of('t1', '1000002')));
    await world.rest();
    expect((await again(world, [kari, ola])).map(({ status }) => status)).to.deep.equal(['CANCELLED', 'COMMITTED']);
  });

  it('are followed by their refs when customers are not known', async () => {
    const world = new World();
    const anyone = (ref: string, id: string) => of(id, '', { ref, travellers: [traveller(id, 'ADULT')] });
    const [kari, ola] = await soldOneByOne(world, holding('BIFROST', anyone('kari', 't1'), anyone('ola', 't2')));
    if (kari === undefined || ola === undefined) return expect.fail('two tickets');
    await world.says(holding('BIFROST', anyone('ola', 't1')));
    await world.rest();
    expect(validAt(world, 'BIFROST')).to.deep.equal([ola.id]);
  });

  it('are told apart by outward and return when one is refunded and the other moved a little', async () => {
    const world = new World();
    const back = {
      startOfValidity: '2026-12-09T06:00:00.000Z' as Instant,
      endOfValidity: '2026-12-10T03:00:00.000Z' as Instant,
    };
    const [out, home] = await soldOneByOne(world, holding('NOD', of('t1', '1000001'), of('t1', '1000001', back)));
    if (out === undefined || home === undefined) return expect.fail('two tickets');
    const later = { ...back, startOfValidity: '2026-12-09T08:00:00.000Z' as Instant };
    await world.says(holding('NOD', of('t1', '1000001', later)));
    await world.rest();
    expect(validAt(world, 'NOD')).to.deep.equal([home.id]);
  });

  it('stay with their tickets when another traveller takes the number of the one who left', async () => {
    const world = new World();
    const [kari, ola] = await soldOneByOne(world, holding('BIFROST', of('t1', '1000001'), of('t2', '1000002')));
    if (kari === undefined || ola === undefined) return expect.fail('two tickets');
    await world.says(holding('BIFROST', of('t1', '1000003'), of('t2', '1000002')));
    await world.rest();
    expect((await again(world, [ola])).map(({ status }) => status)).to.deep.equal(['DISTRIBUTED']);
    expect(nth(await again(world, [ola])).product.travellers[0]?.customerId).to.equal('1000002');
  });
});
