import type { FareProduct, FulfillmentMethod, Instant, OrderLineDocument } from '@ticket-distribution/domain';
import { aLeg } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { codeOf, distribute, settled } from './story.js';
import { soldOneByOne, ticketsOf, used } from './using.js';
import { World, flex, lineOf, nth } from './world.js';

/** An instant as people in Norway write it. */
const instant = (text: string): Instant => new Date(text).toISOString() as Instant;
const valid = (start: string, end: string): Partial<FareProduct> => ({
  startOfValidity: instant(start),
  endOfValidity: instant(end),
});
const lineWith = (method: FulfillmentMethod, said: Partial<FareProduct>): OrderLineDocument =>
  lineOf(method, { fareProducts: [{ ...flex, ...said }] });

async function soldFor(said: Partial<FareProduct>, deliverAfter?: string): Promise<World> {
  const world = new World();
  await world.says(lineWith('NOD', said));
  await distribute(world.engine, deliverAfter === undefined ? {} : { pickup: { deliverAfter: instant(deliverAfter) } });
  await settled();
  return world;
}

const windowOf = async (world: World) => (await world.ticket()).distributionDetails.deliverAfter;

/** From when until when the ticket can be picked up while it is valid. */
async function expectPickable(world: World): Promise<void> {
  await world.rest();
  const { validity, distributionDetails, standing } = await world.ticket();
  for (const deliverAfter of [
    distributionDetails.deliverAfter,
    standing.held?.pickup?.medium === 'QR_CODE' ? standing.held.pickup.deliverAfter : null,
  ]) {
    if (deliverAfter !== null) expect(deliverAfter < validity.endOfValidity, deliverAfter).to.equal(true);
  }
}

const DAY_20 = valid('2026-12-20T00:00:00+01:00', '2026-12-20T23:59:59+01:00');
const DAY_4 = valid('2026-12-04T00:00:00+01:00', '2026-12-04T23:59:59+01:00');
const DAY_BEFORE = '2026-12-19T07:00:00+01:00';

describe('The moment of the pickup', () => {
  it('moves along when the order moves the ticket to an earlier day', async () => {
    const world = await soldFor(DAY_20, DAY_BEFORE);
    await world.says(lineWith('NOD', DAY_4));
    await expectPickable(world);
    expect(await windowOf(world)).to.equal(instant('2026-12-03T07:00:00+01:00'));
  });

  it('moves along when somebody moves it, and back again', async () => {
    const world = await soldFor(DAY_20, DAY_BEFORE);
    await world.move(instant('2026-12-04T00:00:00+01:00'));
    await expectPickable(world);
    expect(await windowOf(world)).to.equal(instant('2026-12-03T07:00:00+01:00'));
    await world.move(instant('2026-12-20T00:00:00+01:00'));
    await expectPickable(world);
    expect(await windowOf(world)).to.equal(instant(DAY_BEFORE));
  });

  it('moves along to a later day, over the change to summer time at the same clock time', async () => {
    const world = await soldFor(
      valid('2027-03-20T00:00:00+01:00', '2027-03-21T00:00:00+01:00'),
      '2027-03-19T07:00:00+01:00',
    );
    await world.move(instant('2027-03-29T00:00:00+02:00'));
    await expectPickable(world);
    expect(await windowOf(world)).to.equal(instant('2027-03-28T07:00:00+02:00'));
    expect((await world.ticket()).validity.endOfValidity).to.equal(instant('2027-03-30T00:00:00+02:00'));
  });

  it('falls to the start when the ticket gets so short that it would be over by then', async () => {
    const world = await soldFor(DAY_20, '2026-12-20T20:00:00+01:00');
    await world.says(lineWith('NOD', valid('2026-12-20T00:00:00+01:00', '2026-12-20T12:00:00+01:00')));
    await expectPickable(world);
    expect(await windowOf(world)).to.equal(instant('2026-12-20T00:00:00+01:00'));
  });

  it('moves along with a ticket that was moved before it was ever handed over, and with one handed over anew', async () => {
    const world = new World();
    await world.says(lineWith('NOD', DAY_20));
    await world.move(instant('2026-12-04T00:00:00+01:00'));
    expect(await codeOf(distribute(world.engine, { pickup: { deliverAfter: instant(DAY_BEFORE) } }))).to.equal(
      'distribution/deliver-after-end',
    );
    await distribute(world.engine, { pickup: { deliverAfter: instant('2026-12-03T07:00:00+01:00') } });
    await world.says(lineWith('NOD', valid('2026-12-02T00:00:00+01:00', '2026-12-02T23:59:59+01:00')));
    await expectPickable(world);
    expect(await windowOf(world)).to.equal(instant('2026-12-01T07:00:00+01:00'));
  });

  it('is refused at or after the end, by distribute and by redistribute, and nothing is handed over', async () => {
    const end = instant('2026-12-20T23:59:59+01:00');
    const world = new World();
    await world.says(lineWith('NOD', DAY_20));
    expect(await codeOf(distribute(world.engine, { pickup: { deliverAfter: end } }))).to.equal(
      'distribution/deliver-after-end',
    );
    expect(await world.told()).to.deep.equal([]);
    await distribute(world.engine);
    expect(await codeOf(world.redistribute({ deliverAfter: end }))).to.equal('distribution/deliver-after-end');
    expect(await world.told()).to.deep.equal(['issue DONE']);
  });

  it('is refused only where a ticket is concerned that this request hands over', async () => {
    const world = new World();
    const early = { ...flex, ...DAY_4, ref: 'early' };
    const late = { ...flex, ...DAY_20, ref: 'late' };
    await world.says(lineOf('NOD', { fareProducts: [early] }));
    await distribute(world.engine);
    await world.says(lineOf('NOD', { fareProducts: [early, late] }));
    await distribute(world.engine, { pickup: { deliverAfter: instant(DAY_BEFORE) } });
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED']);
  });

  it('moves along with a ticket that takes another’s place in an exchange', async () => {
    const world = await soldFor({ ...DAY_20, legs: [aLeg()] }, DAY_BEFORE);
    const old = lineWith('NOD', { ...DAY_20, legs: [aLeg()] });
    await world.says(
      { ...old, status: 'CANCELLED' },
      { ...lineWith('NOD', DAY_4), id: 'new' as OrderLineDocument['id'], replacesOrderLineIds: [old.id] },
    );
    await settled();
    const [, fresh] = await ticketsOf(world);
    expect(fresh?.status).to.equal('DISTRIBUTED');
    expect(fresh?.distributionDetails.deliverAfter).to.equal(instant('2026-12-03T07:00:00+01:00'));
  });
});

describe('A ticket by the calendar', () => {
  const periodic = async (...days: readonly [string, string]) => {
    const world = await soldFor(valid(...days));
    const { handOver } = nth(await world.deliveries());
    return handOver.operation === 'issue' ? handOver.tickets[0]?.periodic : expect.fail('an issue');
  };

  it('for a calendar day is one of a day on every day of the year', async () => {
    expect(await periodic('2027-10-30T00:00:00+02:00', '2027-10-31T00:00:00+02:00')).to.equal(false);
    expect(await periodic('2027-10-31T00:00:00+02:00', '2027-11-01T00:00:00+01:00'), '25 hours').to.equal(false);
    expect(await periodic('2027-03-28T00:00:00+01:00', '2027-03-29T00:00:00+02:00'), '23 hours').to.equal(false);
    expect(await periodic('2027-10-31T00:00:00+02:00', '2027-11-01T00:00:01+01:00'), 'a second more').to.equal(true);
  });

  for (const [name, ordered, start, end] of [
    [
      'a week until midnight, over the end of summer time',
      ['2027-10-01T00:00:00+02:00', '2027-10-08T00:00:00+02:00'],
      '2027-10-28T00:00:00+02:00',
      '2027-11-04T00:00:00+01:00',
    ],
    [
      'a week until 23:59:59, over the end of summer time',
      ['2027-10-01T00:00:00+02:00', '2027-10-07T23:59:59+02:00'],
      '2027-10-28T00:00:00+02:00',
      '2027-11-03T23:59:59+01:00',
    ],
    [
      'a week until midnight, over the beginning of summer time',
      ['2027-03-01T00:00:00+01:00', '2027-03-08T00:00:00+01:00'],
      '2027-03-25T00:00:00+01:00',
      '2027-04-01T00:00:00+02:00',
    ],
    [
      'a day onto the day of 25 hours',
      ['2027-10-20T00:00:00+02:00', '2027-10-21T00:00:00+02:00'],
      '2027-10-31T00:00:00+02:00',
      '2027-11-01T00:00:00+01:00',
    ],
    [
      'a day onto the day of 23 hours',
      ['2027-03-20T00:00:00+01:00', '2027-03-21T00:00:00+01:00'],
      '2027-03-28T00:00:00+01:00',
      '2027-03-29T00:00:00+02:00',
    ],
    [
      'a day from a day of 25 hours',
      ['2027-10-31T00:00:00+02:00', '2027-11-01T00:00:00+01:00'],
      '2027-11-10T00:00:00+01:00',
      '2027-11-11T00:00:00+01:00',
    ],
    [
      'ninety minutes over the hour that comes twice',
      ['2027-10-30T12:00:00+02:00', '2027-10-30T13:30:00+02:00'],
      '2027-10-31T01:45:00+02:00',
      '2027-10-31T03:15:00+02:00',
    ],
    [
      'a day that would end in the hour that does not exist',
      ['2027-03-20T02:30:00+01:00', '2027-03-21T02:30:00+01:00'],
      '2027-03-27T02:30:00+01:00',
      '2027-03-28T03:30:00+02:00',
    ],
    [
      'an open end, which stays',
      ['2027-03-20T00:00:00+01:00', '9999-12-31T23:59:59Z'],
      '2027-06-01T00:00:00+02:00',
      '9999-12-31T23:59:59Z',
    ],
  ] as const) {
    it(`is moved by local days: ${name}`, async () => {
      const world = await soldFor(valid(ordered[0], ordered[1]));
      const [moved] = await world.move(instant(start));
      expect(moved).to.deep.include({ outcome: 'done', startOfValidity: instant(start), endOfValidity: instant(end) });
      const [back] = await world.move(instant(ordered[0]));
      expect(back, 'and back, whatever the way').to.deep.include({
        outcome: 'done',
        endOfValidity: instant(ordered[1]),
      });
    });
  }

  it('ends where it would have ended, whatever the moves before', async () => {
    const ordered = ['2027-10-01T00:00:00+02:00', '2027-10-08T00:00:00+02:00'] as const;
    const world = await soldFor(valid(ordered[0], ordered[1]));
    for (const on of ['2027-10-28T02:30:00+02:00', '2027-10-31T02:30:00+01:00', '2027-11-20T00:00:00+01:00']) {
      await world.move(instant(on));
    }
    expect((await world.ticket()).validity.endOfValidity).to.equal(instant('2027-11-27T00:00:00+01:00'));
  });

  it('with an open end can be moved, told and refused like any other', async () => {
    for (const method of ['NOD', 'ACCOUNT_BASED_TICKETING', 'BIFROST'] as const) {
      const world = await new World().sells(
        lineWith(method, valid('2026-12-05T00:00:00+01:00', '9999-12-31T00:00:00Z')),
      );
      const [moved] = await world.move('2027-01-05T00:00:00.000Z');
      expect(moved).to.deep.include({ outcome: 'done', endOfValidity: '9999-12-31T00:00:00.000Z' });
      expect(world.systems[method].valid.map(({ endOfValidity }) => endOfValidity as string)).to.deep.equal([
        '9999-12-31T00:00:00.000Z',
      ]);
    }
  });
});

describe('A validity that has begun', () => {
  const begun = valid('2026-11-03T00:00:00+01:00', '2026-12-03T00:00:00+01:00');
  const TOMORROW = '2026-12-02T08:00:00.000Z';
  const refusal = async (world: World) => (await world.move(TOMORROW))[0]?.refusal?.code ?? null;

  for (const method of ['NOD', 'ACCOUNT_BASED_TICKETING', 'BIFROST'] as const) {
    it(`is not started over, and nothing is told: ${method}`, async () => {
      const world = await new World().sells(lineWith(method, begun));
      expect(await refusal(world)).to.equal('validity/has-begun');
      expect(await world.told()).to.deep.equal(['issue DONE']);
    });

    it(`is started over by a version of the order: ${method}`, async () => {
      const world = await new World().sells(lineWith(method, begun));
      await world.says(lineWith(method, valid(TOMORROW, '2027-01-01T08:00:00.000Z')));
      await world.rest();
      expect(nth(world.systems[method].valid).startOfValidity).to.equal(TOMORROW);
    });
  }

  it('is started over while no traveller ever had the ticket', async () => {
    const world = new World();
    await world.says(lineWith('NOD', begun));
    expect(await refusal(world)).to.equal(null);
    const failed = new World();
    failed.bifrost.meet('refuse');
    await failed.sells(lineWith('BIFROST', begun));
    expect(await failed.statuses()).to.deep.equal(['FAILED']);
    expect(await refusal(failed)).to.equal(null);
  });

  it('is not started over by the ticket that takes the place of one in use', async () => {
    const world = new World();
    await used(world, ...(await soldOneByOne(world, lineWith('BIFROST', begun))));
    world.bifrost.meet('refuse');
    await world.says(lineWith('BIFROST', { ...begun, name: { nob: 'Ny' } }));
    await settled();
    const [, fresh] = await ticketsOf(world);
    const [moved] = await world.move(TOMORROW, fresh?.id ?? expect.fail('a second ticket'));
    expect(moved?.refusal?.code).to.equal('validity/has-begun');
  });

  it('is answered done where it stands already, also after it has begun', async () => {
    const world = await new World().sells(
      lineWith('BIFROST', valid('2026-12-05T00:00:00+01:00', '2027-01-05T00:00:00+01:00')),
    );
    await world.move('2026-12-02T10:00:00.000Z');
    await world.clock.advance(3 * 24 * 60 * 60 * 1000);
    expect((await world.move('2026-12-02T10:00:00.000Z'))[0]?.outcome).to.equal('done');
  });
});
