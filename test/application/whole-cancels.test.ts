import {
  FULFILLMENT_METHODS,
  type FulfillmentMethod,
  type Instant,
  type OrderLineDocument,
} from '@ticket-distribution/domain';
import { anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { distribute, record, settled } from './story.js';
import { pickedUp, ticketsOf, used } from './using.js';
import { World, flex, lineOf } from './world.js';

const DATE = '2026-12-01T11:00:00.000Z' as Instant;
const LATER = '2026-12-02T11:00:00.000Z' as Instant;

const cancelled = (line: OrderLineDocument, effectiveCancellationDate: Instant | null): OrderLineDocument => ({
  ...line,
  status: 'CANCELLED',
  effectiveCancellationDate,
});

/** The date of each cancel by its line. */
async function datesTold(world: World): Promise<Readonly<Record<string, unknown>>> {
  const cancels = (await world.deliveries()).flatMap(({ handOver }) =>
    handOver.operation === 'cancel' ? [handOver] : [],
  );
  return Object.fromEntries(cancels.map(({ orderLineId, effectiveDate }) => [orderLineId, effectiveDate]));
}

async function sold(...lines: readonly OrderLineDocument[]): Promise<World> {
  const world = new World();
  await record(world.engine, anOrder({ version: 1, lines }));
  await distribute(world.engine).catch(() => null);
  await settled();
  return world;
}

const one = (method: FulfillmentMethod) => lineOf(method, { fareProducts: [{ ...flex, ref: null }] });

describe('The date from which a cancel counts', () => {
  for (const method of FULFILLMENT_METHODS) {
    for (const status of ['CONFIRMED', 'CANCELLED'] as const) {
      for (const inUse of [false, true]) {
        const when = `${inUse ? 'in use, ' : ''}order ${status}`;
        it(`reaches the ticket system as the line says it: ${method}, ${when}`, async () => {
          const world = await sold(one(method));
          if (inUse) await (method === 'NOD' ? pickedUp : used)(world, ...(await ticketsOf(world)));
          const lines = [cancelled(one(method), DATE)];
          await record(world.engine, anOrder({ version: 2, status, lines }));
          await world.rest();
          expect(await datesTold(world)).to.deep.equal({ [one(method).id]: DATE });
          expect(await world.statuses()).to.deep.equal(['CANCELLED']);
        });
      }
    }
  }

  it('is each line’s own, also where the whole order is cancelled; a line that names none is given none', async () => {
    const lines = [one('NOD'), one('BIFROST'), one('INTERNATIONAL')];
    const world = await sold(...lines);
    const [first, second, third] = lines as [OrderLineDocument, OrderLineDocument, OrderLineDocument];
    const said = [cancelled(first, DATE), cancelled(second, LATER), cancelled(third, null)];
    await record(world.engine, anOrder({ version: 2, status: 'CANCELLED', lines: said }));
    await world.rest();
    expect(await datesTold(world)).to.deep.equal({
      'line-nod': DATE,
      'line-bifrost': LATER,
      'line-international': null,
    });
  });

  it('counts where the cancelled order lists the line as CONFIRMED still', async () => {
    const world = await sold(one('BIFROST'));
    const lines = [{ ...one('BIFROST'), effectiveCancellationDate: DATE }];
    await record(world.engine, anOrder({ version: 2, status: 'CANCELLED', lines }));
    await world.rest();
    expect(await datesTold(world)).to.deep.equal({ 'line-bifrost': DATE });
  });

  it('is the one that the line had before, where the cancelled order lists no line any more', async () => {
    const world = await sold({ ...one('BIFROST'), effectiveCancellationDate: DATE });
    await record(world.engine, anOrder({ version: 2, status: 'CANCELLED', lines: [] }));
    await world.rest();
    expect(await datesTold(world)).to.deep.equal({ 'line-bifrost': DATE });
  });

  it('is that of the newest version while nobody was told of the cancel yet', async () => {
    const world = await sold(one('BIFROST'));
    world.bifrost.meet('unavailable');
    await record(world.engine, anOrder({ version: 2, lines: [cancelled(one('BIFROST'), DATE)] }));
    await settled();
    await record(world.engine, anOrder({ version: 3, status: 'CANCELLED', lines: [cancelled(one('BIFROST'), LATER)] }));
    await world.rest();
    expect(await world.statuses()).to.deep.equal(['CANCELLED']);
  });
});
