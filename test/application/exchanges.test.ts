import {
  FULFILLMENT_METHODS,
  type FareProduct,
  type FulfillmentMethod,
  type Instant,
  type OrderLineDocument,
  type OrderLineId,
  type TicketDistribution,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { caller, distribute, settled } from './story.js';
import { pickedUp, ticketsOf, used, validAt } from './using.js';
import { World, flex, lineOf, nth } from './world.js';

const traveller = (id: string) => ({ id, userType: 'ADULT', userProfileRef: null, customerId: null });
const of = (id: string, said: Partial<FareProduct> = {}): FareProduct => ({
  ...flex,
  ref: null,
  travellers: [traveller(id)],
  ...said,
});
const LATER: Partial<FareProduct> = {
  startOfValidity: '2026-12-08T06:00:00.000Z' as Instant,
  endOfValidity: '2026-12-09T03:00:00.000Z' as Instant,
};
const GIFT = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };

interface Said {
  readonly id: string;
  readonly method?: FulfillmentMethod;
  readonly products?: readonly FareProduct[];
  readonly replaces?: readonly string[];
}
const line = ({ id, method = 'NOD', products = [of('t1')], replaces = [] }: Said): OrderLineDocument => ({
  ...lineOf(method, { fareProducts: products }),
  id: id as OrderLineId,
  replacesOrderLineIds: replaces as readonly OrderLineId[],
});
const ended = (said: OrderLineDocument): OrderLineDocument => ({ ...said, status: 'CANCELLED' });

async function inOrder(world: World, lineId: string): Promise<readonly TicketDistribution[]> {
  const group = (await world.groups()).find(({ orderLineId }) => orderLineId === (lineId as OrderLineId));
  return group?.tickets ?? [];
}
const statusesOf = async (world: World, lineId: string) => (await inOrder(world, lineId)).map(({ status }) => status);
/** What the ticket systems hold as valid, by the line of the order. */
async function validLines(world: World): Promise<readonly string[]> {
  const valid = new Set(FULFILLMENT_METHODS.flatMap((method) => [...validAt(world, method)]));
  return (await world.groups()).flatMap(({ orderLineId, tickets }) =>
    tickets.filter(({ id }) => valid.has(id)).map(() => orderLineId as string),
  );
}

for (const method of FULFILLMENT_METHODS) {
  const old = line({ id: 'old', method });
  const fresh = line({ id: 'new', method, products: [of('t1', LATER)], replaces: ['old'] });

  describe(`An exchange of a line for another: ${method}`, () => {
    it('hands the new one over by itself, and ends the old one then', async () => {
      const world = await new World().sells(old);
      await world.says(ended(old), fresh);
      await world.rest();
      expect(await statusesOf(world, 'old')).to.deep.equal(['CANCELLED']);
      expect(await statusesOf(world, 'new')).to.deep.equal(['DISTRIBUTED']);
      expect(await validLines(world)).to.deep.equal(['new']);
      const told = world.systems[method].calls.map(({ operation }) => operation);
      expect(told).to.deep.equal(['issue', 'issue', 'cancel']);
    });

    it('never leaves the traveller without a ticket, whatever the new one meets', async () => {
      for (const fault of ['unavailable', 'lose-request', 'lose-answer', 'land-late', 'refuse'] as const) {
        const world = await new World().sells(old);
        world.systems[method].meet(fault);
        await world.says(ended(old), fresh);
        await settled();
        expect(await validLines(world), fault).to.include('old');
        await world.rest();
        world.systems[method].land();
        await world.rest();
        const isTriedAgain = method === 'ACCOUNT_BASED_TICKETING';
        expect(await validLines(world), fault).to.deep.equal([fault === 'refuse' && !isTriedAgain ? 'old' : 'new']);
      }
    });

    it('that was refused is listed, and ends well by its repair', async () => {
      const world = await new World().sells(old);
      world.systems[method].meet('refuse');
      await world.says(ended(old), fresh);
      await world.rest();
      expect(await world.driftKinds()).to.deep.equal(['replacement-refused OPEN']);
      await world.repair();
      await world.rest();
      expect(await validLines(world)).to.deep.equal(['new']);
      expect(await world.driftKinds()).to.deep.equal(['replacement-refused RESOLVED']);
    });

    it('that goes back before the new one is out lets the old one stand', async () => {
      for (const fault of ['unavailable', 'lose-request', 'land-late', 'refuse'] as const) {
        const world = await new World().sells(old);
        const [{ id }] = (await inOrder(world, 'old')) as [TicketDistribution];
        world.systems[method].meet(fault);
        await world.says(ended(old), fresh);
        await settled();
        await world.says(old);
        await world.rest();
        world.systems[method].land();
        await world.rest();
        expect(validAt(world, method), fault).to.deep.equal([id]);
        expect(await statusesOf(world, 'old'), fault).to.deep.equal(['DISTRIBUTED']);
        expect(await statusesOf(world, 'new'), fault).to.deep.equal(['CANCELLED']);
        expect(
          (await world.driftKinds()).filter((kind) => kind.endsWith('OPEN')),
          fault,
        ).to.deep.equal([]);
      }
    });

    it('that goes back after the new one is out gives the line a ticket of its own again', async () => {
      const world = await new World().sells(old);
      await world.says(ended(old), fresh);
      await world.rest();
      await world.says(line({ id: 'old', method, replaces: ['new'] }), ended(fresh));
      await world.rest();
      expect(await validLines(world)).to.deep.equal(['old']);
      expect(await statusesOf(world, 'old')).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
      expect(await statusesOf(world, 'new')).to.deep.equal(['CANCELLED']);
    });

    it('that is exchanged again before it was out ends with the last one only', async () => {
      const world = await new World().sells(old);
      world.systems[method].meet('unavailable', 'unavailable');
      await world.says(ended(old), fresh);
      await settled();
      const last = line({ id: 'last', method, products: [of('t1')], replaces: ['new'] });
      await world.says(ended(old), ended(fresh), last);
      await settled();
      expect(await validLines(world)).to.deep.equal(['old']);
      await world.rest();
      expect(await validLines(world)).to.deep.equal(['last']);
    });

    it('that is exchanged again in the same version is followed through the line in between', async () => {
      const world = await new World().sells(old);
      const last = line({ id: 'last', method, products: [of('t1', LATER)], replaces: ['new'] });
      world.systems[method].meet('unavailable');
      await world.says(ended(old), ended(fresh), last);
      await settled();
      expect(await validLines(world)).to.deep.equal(['old']);
      await world.rest();
      expect(await validLines(world)).to.deep.equal(['last']);
    });

    it('whose new line is cancelled before it was out ends both', async () => {
      const world = await new World().sells(old);
      world.systems[method].meet('unavailable');
      await world.says(ended(old), fresh);
      await settled();
      await world.says(ended(old), ended(fresh));
      await world.rest();
      expect(await validLines(world)).to.deep.equal([]);
    });

    it('of a ticket that was never out ends it at once', async () => {
      const world = new World();
      const unsold = method === 'ACCOUNT_BASED_TICKETING' ? { ...old, customerAccountRef: null } : old;
      await world.says(unsold);
      await world.says(ended(unsold), fresh);
      expect(await statusesOf(world, 'old')).to.deep.equal(['CANCELLED']);
      await distribute(world.engine).catch(() => null);
      await world.rest();
      expect(await validLines(world)).to.deep.equal(['new']);
    });

    it('of a ticket in use keeps it until the new one is there', async () => {
      const world = await new World().sells(old);
      await (method === 'NOD' ? pickedUp : used)(world, ...(await ticketsOf(world)));
      world.systems[method].meet('unavailable');
      await world.says(ended(old), fresh);
      await settled();
      expect(await validLines(world)).to.deep.equal(['old']);
      await world.rest();
      expect(await validLines(world)).to.deep.equal(['new']);
    });

    it('passes over a line that is unknown or still confirmed, and a circle', async () => {
      const world = await new World().sells(old);
      await world.says(old, line({ id: 'new', method, replaces: ['old', 'nobody', 'new'] }));
      await settled();
      await distribute(world.engine).catch(() => null);
      await world.rest();
      expect(await validLines(world)).to.deep.equal(['old', 'new']);
      const one = line({ id: 'one', method, replaces: ['two'] });
      const two = line({ id: 'two', method, replaces: ['one'] });
      await world.says(ended(old), ended(fresh), ended(one), two);
      await distribute(world.engine).catch(() => null);
      await world.rest();
      expect(await validLines(world)).to.deep.equal(['two']);
    });
  });
}

describe('An exchange of several lines', () => {
  const [kari, ola] = [line({ id: 'kari' }), line({ id: 'ola', products: [of('t2')] })];

  it('for several pairs the tickets by traveller: each old one ends when its own is there', async () => {
    const world = await new World().sells(kari, ola);
    const fresh = ['t2', 't1', 't3'].map((id) =>
      line({ id: `new-${id}`, products: [of(id, LATER)], replaces: ['kari', 'ola'] }),
    );
    await world.says(ended(kari), ended(ola), ...fresh);
    await world.rest();
    expect((await validLines(world)).toSorted()).to.deep.equal(['new-t1', 'new-t2', 'new-t3']);
    const replaced = new Map(
      (await ticketsOf(world)).map(({ id, standing, product }) => [id, [standing.replaces, product.travellers[0]?.id]]),
    );
    const [first] = await inOrder(world, 'kari');
    const [own] = await inOrder(world, 'new-t1');
    expect(replaced.get(own?.id ?? expect.fail('a ticket'))).to.deep.equal([first?.id, 't1']);
  });

  it('for one keeps what is not paired until all new ones are there', async () => {
    const both = line({ id: 'both', products: [of('t1', LATER)], replaces: ['kari', 'ola'] });
    const world = await new World().sells(kari, ola);
    world.nod.meet('unavailable');
    await world.says(ended(kari), ended(ola), both);
    await settled();
    expect((await validLines(world)).toSorted()).to.deep.equal(['kari', 'ola']);
    await world.rest();
    expect(await validLines(world)).to.deep.equal(['both']);
  });

  it('for others of which one is refused ends what was replaced, and keeps what was not', async () => {
    const fresh = ['t1', 't2'].map((id) =>
      line({ id: `new-${id}`, products: [of(id, LATER)], replaces: ['kari', 'ola'] }),
    );
    const world = await new World().sells(kari, ola);
    world.nod.meet('refuse');
    await world.says(ended(kari), ended(ola), ...fresh);
    await world.rest();
    expect((await validLines(world)).toSorted()).to.deep.equal(['new-t2', 'kari'].toSorted());
  });
});

describe('What an exchange carries along', () => {
  const old = (method: FulfillmentMethod) => line({ id: 'old', method });
  const next = (method: FulfillmentMethod, products = [of('t1', { name: { nob: 'Ny' } })]) =>
    line({ id: 'new', method, products, replaces: ['old'] });

  it('is the card, the language and the channel of the hand-over', async () => {
    const world = new World();
    await world.says(old('NOD'));
    await distribute(world.engine, {
      pickup: { travelCard: { mediaSerialNumberId: '1111' } },
      language: 'eng',
      caller: { ...caller, distributionChannelId: 'KOL:DistributionChannel:App' },
    });
    await world.says(ended(old('NOD')), next('NOD'));
    await world.rest();
    const [fresh] = await inOrder(world, 'new');
    expect(fresh?.distributionDetails).to.deep.include({
      medium: 'TRAVEL_CARD',
      mediaSerialNumberId: '1111',
      language: 'eng',
    });
    const group = (await world.groups()).find(({ orderLineId }) => orderLineId === ('new' as OrderLineId));
    expect(group?.distributedByDCI).to.equal('KOL:DistributionChannel:App');
  });

  it('is the card for which the old ticket was refused, once the new one is asked for', async () => {
    const world = new World();
    await world.says(old('NOD'));
    world.nod.meet('refuse');
    await distribute(world.engine, { pickup: { travelCard: { mediaSerialNumberId: '1111' } } });
    await world.says(ended(old('NOD')), next('NOD'));
    await distribute(world.engine);
    await world.rest();
    const [fresh] = await inOrder(world, 'new');
    expect(fresh?.distributionDetails.mediaSerialNumberId).to.equal('1111');
  });

  it('is the QR code without a checksum, and from when it can be picked up', async () => {
    const world = new World();
    await world.says(old('NOD'));
    const pickup = { deliverAfter: '2026-12-04T06:00:00.000Z' as Instant, qrChecksumType: 'NONE' } as const;
    await distribute(world.engine, { pickup });
    await world.says(ended(old('NOD')), next('NOD', [of('t1', LATER)]));
    await world.rest();
    const [fresh] = await inOrder(world, 'new');
    expect(fresh?.distributionDetails).to.deep.include({
      qrChecksumType: 'NONE',
      deliverAfter: '2026-12-07T06:00:00.000Z',
    });
  });

  for (const method of ['NOD', 'BIFROST'] as const) {
    it(`is a validity that somebody moved and the order did not change: ${method}`, async () => {
      const world = await new World().sells(old(method));
      await world.move('2026-12-06T10:00:00.000Z');
      await world.says(ended(old(method)), next(method));
      await world.rest();
      expect(nth(world.systems[method].valid).startOfValidity).to.equal('2026-12-06T10:00:00.000Z');
      expect(await validLines(world)).to.deep.equal(['new']);
    });
  }

  it('is the validity of the order where that changed', async () => {
    const world = await new World().sells(old('BIFROST'));
    await world.move('2026-12-06T10:00:00.000Z');
    await world.says(ended(old('BIFROST')), next('BIFROST', [of('t1', LATER)]));
    await world.rest();
    expect(nth(world.bifrost.valid).startOfValidity).to.equal(LATER.startOfValidity);
  });

  it('is who it was given to, unless the new line names another', async () => {
    for (const named of [null, '1000077']) {
      const world = await new World().sells(old('ACCOUNT_BASED_TICKETING'));
      const [{ id }] = (await ticketsOf(world)) as [TicketDistribution];
      await world.engine.transferHolder.execute({ ticketDistributionIds: [id], to: GIFT, caller });
      const fresh = { ...next('ACCOUNT_BASED_TICKETING'), distributionHolderCustomerId: named };
      await world.says(ended(old('ACCOUNT_BASED_TICKETING')), fresh);
      await world.rest();
      const [made] = await inOrder(world, 'new');
      expect(made?.parties.distributionHolderCustomerId).to.equal(named ?? GIFT.distributionHolderCustomerId);
      expect(nth(world.accounts.valid).customerAccountRef).to.equal(
        named === null ? GIFT.customerAccountRef : fresh.customerAccountRef,
      );
    }
  });

  for (const [from, to] of [
    ['NOD', 'ACCOUNT_BASED_TICKETING'],
    ['ACCOUNT_BASED_TICKETING', 'NOD'],
    ['NOD', 'BIFROST'],
    ['BIFROST', 'INTERNATIONAL'],
  ] as const) {
    it(`crosses from one method to another: ${from} to ${to}`, async () => {
      const world = await new World().sells(old(from));
      await world.move('2026-12-06T10:00:00.000Z');
      world.systems[to].meet('unavailable');
      await world.says(ended(old(from)), next(to));
      await settled();
      expect(await validLines(world)).to.deep.equal(['old']);
      await world.rest();
      expect(await validLines(world)).to.deep.equal(['new']);
      expect(nth(world.systems[to].valid).startOfValidity).to.equal('2026-12-06T10:00:00.000Z');
    });
  }

  it('is there after a chain of exchanges, and back at the first line', async () => {
    const world = new World();
    await world.says(old('NOD'));
    await distribute(world.engine, { pickup: { travelCard: { mediaSerialNumberId: '1111' } } });
    await world.move('2026-12-06T10:00:00.000Z');
    const gone: OrderLineDocument[] = [];
    let now = old('NOD');
    for (const id of ['b', 'c', 'd']) {
      gone.push(ended(now));
      now = line({ id, products: [of('t1', { name: { nob: id } })], replaces: [now.id] });
      await world.says(...gone, now);
      await world.rest();
    }
    const back = line({ id: 'old', replaces: ['d'] });
    await world.says(...gone.slice(1), ended(now), back);
    await world.rest();
    expect(await validLines(world)).to.deep.equal(['old']);
    const made = (await inOrder(world, 'old')).at(-1);
    expect(made?.distributionDetails.mediaSerialNumberId).to.equal('1111');
    expect(made?.validity.startOfValidity).to.equal('2026-12-06T10:00:00.000Z');
  });
});

describe('Cancels that stand beside an exchange', () => {
  it('end lines that nothing replaces at once, and hand the date over', async () => {
    const [kept, gone] = [line({ id: 'kept' }), line({ id: 'gone', products: [of('t2')] })];
    const world = await new World().sells(kept, gone);
    world.nod.meet('unavailable');
    const date = '2026-12-01T11:00:00.000Z' as Instant;
    await world.says(
      ended(kept),
      { ...ended(gone), effectiveCancellationDate: date },
      line({ id: 'new', products: [of('t1', LATER)], replaces: ['kept'] }),
    );
    await world.rest();
    const cancels = (await world.deliveries()).flatMap(({ handOver }) =>
      handOver.operation === 'cancel' ? [handOver] : [],
    );
    expect(
      new Map(cancels.map(({ orderLineId, effectiveDate }) => [orderLineId as string, effectiveDate])),
    ).to.deep.equal(
      new Map<string, Instant | null>([
        ['gone', date],
        ['kept', null],
      ]),
    );
    expect(await validLines(world)).to.deep.equal(['new']);
  });

  it('of the whole order end both, also while the new ticket is not out', async () => {
    const old = line({ id: 'old' });
    const fresh = line({ id: 'new', products: [of('t1', LATER)], replaces: ['old'] });
    const world = await new World().sells(old);
    world.nod.meet('land-late');
    await world.says(ended(old), fresh);
    await settled();
    await world.says();
    await world.rest();
    world.nod.land();
    await world.rest();
    expect(await validLines(world)).to.deep.equal([]);
  });
});
