import type { Caller, Privilege } from '@ticket-distribution/application';
import { aCaller, aRecordedOrder, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { newest, retry, setAside, skip } from './at-the-desk.js';
import { codeOf, caller as anybody, orderId } from './story.js';
import { World, lineOf, nth } from './world.js';

const by = (organisationId: number | null, ...privileges: readonly Privilege[]): Caller =>
  aCaller({ clientId: `client of ${organisationId}`, organisationId, privileges });
const OWN = by(1);
const OTHER = by(2);
const PAGE = { page: 0, perPage: 20 };

describe('The desk of an organisation', () => {
  it('lists and shows its own deliveries only', async () => {
    const world = await setAside('unavailable');
    const { key } = await newest(world);
    const found = async (caller: Caller, organisationId?: number) => {
      const asked = { ...PAGE, caller, ...(organisationId === undefined ? {} : { organisationId }) };
      return (await world.engine.searchDeliveries.execute(asked)).totalItems;
    };
    const read = (caller: Caller) => codeOf(world.engine.readDelivery.execute({ key, caller }));
    for (const caller of [OWN, anybody, by(2, 'read-every-organisation')]) {
      expect([await found(caller), await read(caller)]).to.deep.equal([1, 'no refusal']);
    }
    for (const caller of [OTHER, by(null), by(2, 'summarise-every-organisation')]) {
      expect([await found(caller), await found(caller, 1), await read(caller)]).to.deep.equal([
        0,
        0,
        'delivery/not-found',
      ]);
    }
  });

  it('retries and skips its own deliveries only', async () => {
    const world = await setAside('unavailable');
    const delivery = await newest(world);
    for (const caller of [OTHER, by(null), by(2, 'read-every-organisation')]) {
      expect(await codeOf(retry(world, delivery, caller))).to.equal('delivery/not-found');
      expect(await codeOf(skip(world, delivery, 'there', caller))).to.equal('delivery/not-found');
    }
    expect(await newest(world)).to.deep.equal(delivery);
    expect((await retry(world, delivery, OWN)).delivery.state).to.equal('DONE');
  });

  it('sees its own acts only; those of no organisation are for whoever reads all', async () => {
    const world = await setAside('unavailable');
    await retry(world, await newest(world), OWN);
    await world.engine.pauseTicketSystem.execute({ fulfillmentMethod: 'NOD', reason: 'maintenance', caller: anybody });
    const seen = async (caller: Caller) =>
      (await world.engine.searchAudit.execute({ ...PAGE, caller })).items.map(({ kind, by: who }) => `${kind} ${who}`);
    expect(await seen(OWN)).to.deep.equal(['retry-delivery client of 1']);
    expect(await seen(OTHER)).to.deep.equal([]);
    expect(await seen(by(2, 'read-every-organisation'))).to.have.length(2);
    expect(await seen(anybody)).to.have.length(2);
  });

  for (const autoGenerate of [true, false]) {
    it(`goes with an order to another organisation, ${autoGenerate ? 'also' : 'before it is'} generated anew`, async () => {
      const world = await setAside('unavailable', { autoGenerate });
      const { key } = await newest(world);
      const { id } = nth((await world.engine.searchDrifts.execute({ ...PAGE, caller: anybody })).items);
      const document = { ...anOrder({ version: 9, lines: [lineOf('BIFROST')] }), organisationId: 2 };
      await world.engine.recordOrderVersion.execute({ document, caller: by(3, 'change-every-organisation') });
      const found = async (caller: Caller) => ({
        groups: (await world.engine.searchGroups.execute({ conditions: [], ...PAGE, caller })).totalItems,
        deliveries: (await world.engine.searchDeliveries.execute({ ...PAGE, caller })).totalItems,
        drifts: (await world.engine.searchDrifts.execute({ ...PAGE, caller })).totalItems,
        delivery: await codeOf(world.engine.readDelivery.execute({ key, caller })),
        repair: await codeOf(world.engine.repairDrift.execute({ id, caller })),
      });
      expect(await found(OWN)).to.deep.equal({
        groups: 0,
        deliveries: 0,
        drifts: 0,
        delivery: 'delivery/not-found',
        repair: 'drift/not-found',
      });
      expect(await found(OTHER)).to.deep.equal({
        groups: 1,
        deliveries: 1,
        drifts: 1,
        delivery: 'no refusal',
        repair: 'no refusal',
      });
    });
  }

  it('purges its own orders only, and is told nothing of others', async () => {
    const world = new World();
    await world.transactions.run(({ orders }) =>
      orders.save(aRecordedOrder(anOrder({ status: 'CANCELLED', lines: [] }), world.clock.now())),
    );
    await world.clock.advance(1);
    const purge = (caller: Caller) =>
      world.engine.purgeOrders.execute({ before: world.clock.now(), dryRun: false, after: null, limit: 10, caller });
    for (const caller of [OTHER, by(null), by(2, 'read-every-organisation')]) {
      const { orderIds, kept, next } = await purge(caller);
      expect([orderIds, Object.values(kept).every((count) => count === 0), next]).to.deep.equal([[], true, null]);
    }
    expect((await purge(OWN)).orderIds).to.deep.equal([orderId]);
  });
});
