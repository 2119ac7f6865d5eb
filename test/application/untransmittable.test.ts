import {
  FULFILLMENT_METHODS,
  type FareProduct,
  type FulfillmentMethod,
  type OrderLineDocument,
  type OrderLineId,
} from '@ticket-distribution/domain';
import { aLeg, pointToPoint, zonal } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { codeOf, distribute, settled } from './story.js';
import { pickedUp, ticketsOf, validAt } from './using.js';
import { World, flex, lineOf, nth } from './world.js';

const LONG = 'X'.repeat(240);
const supplement = { id: 'ABC:Supplement:Bicycle', version: null, type: 'BICYCLE', count: 1, name: { nob: 'Sykkel' } };
const NOD_TAKES_NOT: Readonly<Record<string, Partial<FareProduct>>> = {
  'product.id': { id: LONG },
  'product.version': { version: '1.0 (2026)' },
  'product.topologies[0].zones': { topologies: [{ ...zonal(), zones: [] }] },
  'product.topologies[0].zones[0].id': { topologies: [zonal({ id: 'Sone 3', name: null })] },
  'product.topologies[0].fromStopPlace': {
    topologies: [pointToPoint({ fromStopPlace: null, fromStopPlaceName: null })],
  },
  'product.topologies[0].toStopPlace': { topologies: [pointToPoint({ toStopPlace: 'Oslo S' })] },
  'product.legs[0].serviceJourneyRef': { legs: [aLeg({ serviceJourneyRef: 'tog 41' })] },
  'product.legs[0].fromStopPlace': { legs: [aLeg({ fromStopPlace: 'Oslo S' })] },
  'product.supplements[0].id': { supplements: [{ ...supplement, id: 'sykkel 1' }] },
  'product.supplements[0].version': { supplements: [{ ...supplement, version: 'v 1' }] },
  'product.travellers[0].userProfileRef': {
    travellers: [{ id: 't', userType: 'ADULT', userProfileRef: 'ung voksen', customerId: null }],
  },
};
const BROKEN: Readonly<Record<FulfillmentMethod, Readonly<Record<string, Partial<FareProduct>>>>> = {
  NOD: NOD_TAKES_NOT,
  ACCOUNT_BASED_TICKETING: { 'product.name.nob': { name: { nob: 'x'.repeat(501) } } },
  INTERNATIONAL: { 'product.supplements[0].count': { supplements: [{ ...supplement, count: 1_000_000 }] } },
  BIFROST: { 'product.id': { id: 'X'.repeat(501) } },
};

const good = (ref: string): FareProduct => ({ ...flex, ref });
const lineWith = (method: FulfillmentMethod, ...fareProducts: readonly FareProduct[]): OrderLineDocument =>
  lineOf(method, { fareProducts });

async function asked(world: World): Promise<void> {
  await distribute(world.engine).catch(() => null);
  await settled();
  await world.rest();
}

describe('A ticket that its system could never take', () => {
  for (const method of FULFILLMENT_METHODS) {
    for (const [field, broken] of Object.entries(BROKEN[method])) {
      it(`waits and says why, its siblings go on, and the next version mends it: ${method}, ${field}`, async () => {
        const world = new World();
        const bad = { ...good('bad'), ...broken };
        await world.says(lineWith(method, good('one'), bad, good('two')));
        await asked(world);
        const [one, waits, two] = await ticketsOf(world);
        expect([one?.status, waits?.status, two?.status]).to.deep.equal(['DISTRIBUTED', 'GENERATED', 'DISTRIBUTED']);
        expect(waits?.statusReason?.code).to.equal('not-transmittable');
        expect(waits?.statusReason?.message).to.include(field);
        expect(await world.driftKinds()).to.deep.equal([]);
        await world.says(lineWith(method, good('one'), good('bad'), good('two')));
        await asked(world);
        expect(await world.statuses()).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED', 'DISTRIBUTED']);
        expect(validAt(world, method)).to.have.members([one?.id, waits?.id, two?.id]);
      });
    }
  }

  it('is not asked of its system at all, and distribute says why when there is nothing else', async () => {
    const world = new World();
    await world.says(lineWith('NOD', { ...good('bad'), id: LONG }));
    expect(await codeOf(distribute(world.engine))).to.equal('distribution/nothing-to-distribute');
    expect(world.nod.calls).to.deep.equal([]);
  });

  it('waits by what stands above it: an order line id with a space', async () => {
    const world = new World();
    await world.says(
      { ...lineWith('NOD', good('one')), id: 'linje 1' as OrderLineId },
      lineWith('BIFROST', good('one')),
    );
    await asked(world);
    expect(await world.statuses()).to.deep.equal(['GENERATED', 'DISTRIBUTED']);
  });

  it('stays out as it was when a version would make it so, which is listed until another version mends it', async () => {
    for (const method of ['NOD', 'BIFROST'] as const) {
      const world = await new World().sells(lineWith(method, good('one'), good('two')));
      const broken = nth(Object.values(BROKEN[method]));
      await world.says(lineWith(method, good('one'), { ...good('two'), ...broken }));
      await asked(world);
      expect(world.systems[method].valid.map(({ product }) => product.id)).to.deep.equal([flex.id, flex.id]);
      expect(await world.driftKinds()).to.deep.equal(['change-refused OPEN']);
      await world.says(lineWith(method, good('one'), { ...good('two'), name: { nob: 'Ny' } }));
      await asked(world);
      expect(await world.driftKinds()).to.deep.equal(['change-refused RESOLVED']);
      expect(world.systems[method].valid.map(({ product }) => product.name)).to.deep.include({ nob: 'Ny' });
    }
  });

  it('leaves the one on the phone valid when a version would make it so', async () => {
    const world = await new World().sells(lineWith('NOD', good('one')));
    const [out] = await ticketsOf(world);
    await pickedUp(world, ...(out === undefined ? [] : [out]));
    await world.says(lineWith('NOD', { ...good('one'), id: LONG }));
    await asked(world);
    expect(validAt(world, 'NOD')).to.deep.equal([out?.id]);
    await world.says(lineWith('NOD', good('one')));
    await asked(world);
    expect(await world.statuses()).to.deep.include.members(['COMMITTED']);
    expect(validAt(world, 'NOD')).to.deep.equal([out?.id]);
  });

  it('leaves the old one valid in an exchange until a version mends it', async () => {
    const world = await new World().sells(lineWith('NOD', good('one')));
    const [out] = await ticketsOf(world);
    const old = { ...lineWith('NOD', good('one')), status: 'CANCELLED' as const };
    const next = (product: FareProduct): OrderLineDocument => ({
      ...lineWith('NOD', product),
      id: 'new' as OrderLineId,
      replacesOrderLineIds: [old.id],
    });
    await world.says(old, next({ ...good('one'), id: LONG }));
    await asked(world);
    expect(validAt(world, 'NOD')).to.deep.equal([out?.id]);
    await world.says(old, next({ ...good('one'), id: 'ABC:Product:New' }));
    await asked(world);
    expect(world.nod.valid.map(({ product }) => product.id)).to.deep.equal(['ABC:Product:New']);
    expect((await ticketsOf(world)).map(({ status }) => status)).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
  });

  it('is never so for a value of an open list', async () => {
    for (const method of FULFILLMENT_METHODS) {
      const world = await new World().sells(
        lineWith(method, {
          ...good('one'),
          travellers: [{ id: 't', userType: 'DISABLED COMPANION', userProfileRef: null, customerId: null }],
          supplements: [{ ...supplement, type: 'A SURFBOARD' }],
          legs: [aLeg({ mode: 'SLEDGE', subMode: 'dog sledge' })],
          topologies: [{ ...zonal(), zoneType: 'CORRIDOR 3', zones: [] }],
        }),
      );
      expect(await world.statuses(), method).to.deep.equal(['DISTRIBUTED']);
    }
  });

  it('waits still when it is asked for by name, and goes out with the others once it is mended', async () => {
    const world = new World();
    await world.says(lineWith('NOD', good('one'), { ...good('bad'), version: 'a b' }));
    const [, bad] = await ticketsOf(world);
    const ids = [bad?.id ?? expect.fail('two tickets')];
    expect(await codeOf(distribute(world.engine, { ticketDistributionIds: ids }))).to.equal(
      'distribution/nothing-to-distribute',
    );
    expect(await world.statuses()).to.deep.equal(['GENERATED', 'GENERATED']);
  });
});
