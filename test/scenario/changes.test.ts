import type { OrderDocument } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { after, before, beforeEach, describe, it } from 'mocha';
import { type GroupJson, call, clientOf, insist, statusesOf } from './client.js';
import { until } from '../sandbox/until.js';
import { threeTickets } from './orders.js';
import { World } from './world.js';

interface TicketThere {
  readonly ticketDistributionId: string;
  readonly status: string;
  readonly startOfValidity: string;
}

const withVersion = (order: OrderDocument, change: Partial<OrderDocument>): OrderDocument => ({ ...order, ...change });

describe('An order that changes while processes are killed', () => {
  let world: World;
  /** The tickets that were there before the test. */
  let others: ReadonlySet<string> = new Set();

  before(async () => {
    world = await World.open({ WATCH_INTERVAL_MS: '200', LOOK_PAUSE_MS: '50' });
  });

  beforeEach(async () => {
    others = new Set((await allThere()).map(({ ticketDistributionId }) => ticketDistributionId));
  });

  after(() => world.close());

  const allThere = async (): Promise<readonly TicketThere[]> =>
    call<readonly TicketThere[]>('GET', `${world.sandboxAddress}/sandbox/tickets`);
  /** What the ticket systems keep valid of what the test made, by their own word. */
  const validThere = async (): Promise<readonly TicketThere[]> =>
    (await allThere()).filter(
      ({ ticketDistributionId, status }) => !others.has(ticketDistributionId) && !status.startsWith('CANCELLED'),
    );
  const drifts = (): Promise<number> => clientOf(world).drifts();
  const groups = async (id: string): Promise<readonly GroupJson[]> => (await clientOf(world).generate(id)).body;

  it('is cancelled at every system, the picked-up ticket too, though answers are lost and the app dies', async () => {
    const order = threeTickets('CHANGE1');
    await insist(world, order);
    const [first] = await validThere();
    const { distributionDetails } = await clientOf(world).ticket(first?.ticketDistributionId ?? '');
    const { externalReference } = distributionDetails;
    await call('POST', `${world.sandboxAddress}/sandbox/pickups`, { externalReference });
    await clientOf(world).fault({ system: 'NOD', mode: 'break-after-effect', latencyMs: 0, count: 3 });
    await clientOf(world).record(withVersion(order, { version: 2, status: 'CANCELLED' }));
    await world.crashApp();
    await until(async () => statusesOf(await groups('CHANGE1')).every((status) => status === 'CANCELLED'));
    expect(await validThere()).to.deep.equal([]);
    expect(await drifts()).to.equal(0);
  });

  it('has every ticket once with the new validity, though the ticket systems die of the change', async () => {
    const order = threeTickets('CHANGE2');
    await insist(world, order);
    await clientOf(world).fault({ system: 'NOD', mode: 'die', latencyMs: 0, count: 1 });
    const startOfValidity = '2026-12-05T07:30:00.000Z' as const;
    const orderLines = order.orderLines.map((line) => ({
      ...line,
      fareProducts: line.fareProducts.map((product) => ({ ...product, startOfValidity })),
    }));
    await clientOf(world).record(withVersion(order, { version: 2, orderLines } as unknown as OrderDocument));
    await world.crashApp();
    await world.killSandbox();
    await world.startSandbox();
    await until(async () => {
      const valid = await validThere();
      return valid.length === 3 && valid.every((ticket) => ticket.startOfValidity === startOfValidity);
    });
    await until(async () =>
      statusesOf(await groups('CHANGE2')).every((status) => /^(DISTRIBUTED|CANCELLED)$/.test(status)),
    );
    expect(new Set((await validThere()).map(({ ticketDistributionId }) => ticketDistributionId)).size).to.equal(3);
    expect(await drifts()).to.equal(0);
  });

  it('learns by itself what was picked up and what a ticket system cancelled, and lists what is wanted and gone', async () => {
    await insist(world, threeTickets('CHANGE3'));
    const [first, second] = await validThere();
    await call('POST', `${world.sandboxAddress}/sandbox/cancellations`, {
      system: 'NOD',
      ticketDistributionId: second?.ticketDistributionId,
    });
    const ticket = (id = '') => clientOf(world).ticket(id);
    const { externalReference } = (await ticket(first?.ticketDistributionId)).distributionDetails;
    await call('POST', `${world.sandboxAddress}/sandbox/pickups`, { externalReference });
    await until(async () => (await ticket(first?.ticketDistributionId)).status === 'COMMITTED');
    await until(async () => (await ticket(second?.ticketDistributionId)).status === 'CANCELLED_EXTERNALLY');
    await until(async () => (await drifts()) === 1);
  });
});
