import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { afterEach, describe, it } from 'mocha';
import { type GroupJson, clientOf, onceClient } from './client.js';
import { threeTickets } from './orders.js';
import { World } from './world.js';

/** The ticket system hangs so long that a request can be stopped while it waits. */
const SETTINGS = { DELIVERY_WAIT_MS: '3000', TICKET_SYSTEM_TIMEOUT_MS: '6000' };
const LOST = { reason: 'lost card', travelCard: { mediaSerialNumberId: '1234567890' } };

interface Answered {
  readonly status: number;
  readonly isReplayed: boolean;
  readonly body: string;
}

/** Asks for a redistribution under a key, once. */
async function redistribute(world: World, id: string, signal?: AbortSignal): Promise<Answered> {
  const { status, headers, text } = await onceClient(world.app.address).redistributeTicketDistributionGroups(
    { path: { orderId: id }, body: LOST },
    { idempotencyKey: 'lost-1', ...(signal === undefined ? {} : { signal }) },
  );
  return { status, isReplayed: headers.get('idempotent-replayed') === 'true', body: text };
}

/** Repeats it as a client does that is told to wait. */
async function insist(world: World, id: string): Promise<Answered> {
  while (true) {
    const answer = await redistribute(world, id);
    if (answer.status !== 409) return answer;
    expect(JSON.parse(answer.body)).to.include({ code: 'idempotency/in-progress' });
    await wait(50);
  }
}

describe('A redistribution under an Idempotency-Key', () => {
  let world: World;

  afterEach(() => world.close());

  /** Three tickets at their systems, and NOD hanging. */
  const sold = async (id: string, settings: Readonly<Record<string, string>> = {}): Promise<void> => {
    world = await World.open({ ...SETTINGS, ...settings });
    const client = clientOf(world);
    await client.record(threeTickets(id));
    await client.distribute(id);
    while (await isUnderWay(id)) await wait(20);
    await client.fault({ system: 'NOD', mode: 'hang', latencyMs: 4000, count: 2 });
  };
  const groupsOf = async (id: string): Promise<readonly GroupJson[]> => (await clientOf(world).generate(id)).body;
  /** How often each ticket was handed over, by the ledgers of the ticket systems. */
  const handedOver = async (): Promise<readonly number[]> => {
    const applied = (await clientOf(world).ledger()).filter(({ outcome }) => outcome === 'applied');
    const tickets = applied.flatMap(({ ticketDistributionIds }) => ticketDistributionIds);
    return [...new Set(tickets)]
      .map((id) => tickets.filter((one) => one === id).length)
      .toSorted((one, other) => one - other);
  };
  /** Whether something waits for its ticket system, as it does from the commit on. */
  const isUnderWay = async (id: string): Promise<boolean> =>
    /"state":"(PENDING|IN_FLIGHT|UNKNOWN)"/.test(JSON.stringify(await groupsOf(id)));

  it('is done once though the process is killed between the commit and the answer', async () => {
    await sold('KEYKILL', { IDEMPOTENCY_LEASE_MS: '300' });
    const unanswered = redistribute(world, 'KEYKILL').catch(() => null);
    while (!(await isUnderWay('KEYKILL'))) await wait(5);
    await world.crashApp();
    expect(await unanswered).to.equal(null);
    const answer = await insist(world, 'KEYKILL');
    expect([200, 202]).to.include(answer.status);
    expect(answer.isReplayed, 'nothing was kept: it is answered anew').to.equal(false);
    expect(await insist(world, 'KEYKILL')).to.deep.equal({ ...answer, isReplayed: true });
    while (await isUnderWay('KEYKILL')) await wait(20);
    expect(await handedOver()).to.deep.equal([1, 2, 2]);
  });

  it('is done and its answer kept though the client hung up', async () => {
    await sold('KEYHUNGUP');
    const client = new AbortController();
    const unanswered = redistribute(world, 'KEYHUNGUP', client.signal).catch(() => null);
    while (!(await isUnderWay('KEYHUNGUP'))) await wait(5);
    client.abort();
    expect(await unanswered).to.equal(null);
    const answer = await insist(world, 'KEYHUNGUP');
    expect([answer.status, answer.isReplayed]).to.deep.equal([202, true]);
    while (await isUnderWay('KEYHUNGUP')) await wait(20);
    expect(await handedOver()).to.deep.equal([1, 2, 2]);
  });
});
