import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type Answer, get, post } from './calls.js';
import { addOrders, getOrderGroups, onCard, sale, updateOrderGroup } from './nod-messages.js';
import { faultOf, nod } from './nod.js';
import { TestSandbox } from './open-sandbox.js';

const context = { context: { capabilities: [9] } };
const stored = { results: [{ commandId: 1, data: 'STORED' }] };

describe('A NOD client picks up an order group', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await TestSandbox.open();
    await nod(sandbox.address, addOrders('k1'));
  });
  afterEach(() => sandbox.close());

  const client = (path: string): string => `${sandbox.address}/nod/services/client${path}`;
  const start = (): Promise<Answer> => post(client('/group/k1/nodsession'), {});
  const next = ({ headers }: Answer): string => sandbox.address + headers.get('location');
  const state = async (): Promise<string | undefined> =>
    (await nod(sandbox.address, getOrderGroups('k1'))).text('state');

  it('step by step: reserved, activated by the context, committed by the last results', async () => {
    const session = await start();
    expect([session.status, session.body.orderGroup, await state()]).to.deep.equal([201, 'k1', 'DISTRIBUTED']);
    const tickets = await post(next(session), context);
    expect([tickets.body.commands[0].type, tickets.body.expectsResults, await state()]).to.deep.equal([
      'qrTicketCommand',
      true,
      'ACTIVATED',
    ]);
    const farewell = await post(next(tickets), stored);
    expect([farewell.body.commands[0].type, farewell.body.expectsResults, await state()]).to.deep.equal([
      'message',
      false,
      'COMMITTED',
    ]);
    expect(farewell.headers.get('location')).to.equal(null);
  });

  it('alone: others find it reserved, until the client has been silent for a minute', async () => {
    const first = await start();
    const second = await start();
    expect([second.status, second.body.code]).to.deep.equal([409, 'GROUP_RESERVED']);
    sandbox.clock.move(60);
    expect((await start()).status).to.equal(201);
    const late = await post(next(first), context);
    expect([late.status, late.body.code]).to.deep.equal([410, 'SESSION_LAPSED']);
  });

  it('and finds it ready for a pickup anew when the first one was broken off', async () => {
    await post(next(await start()), context);
    sandbox.clock.move(60);
    expect(await faultOf(sandbox.address, updateOrderGroup('c1', 'k1'))).to.equal('ALREADY_PICKED_UP');
    const { status } = await post(`${sandbox.address}/sandbox/pickups`, { externalReference: 'k1' });
    expect([status, await state()]).to.deep.equal([200, 'COMMITTED']);
  });

  it('and may repeat what it posted, or read a command set again, after a broken connection', async () => {
    const session = await start();
    const tickets = await post(next(session), context);
    expect((await post(next(session), context)).body).to.deep.equal(tickets.body);
    expect((await get(next(tickets))).body).to.deep.equal(tickets.body);
    const farewell = await post(next(tickets), stored);
    expect((await post(next(tickets), stored)).body).to.deep.equal(farewell.body);
  });

  it('over a restart of NOD', async () => {
    const session = await start();
    await sandbox.restart();
    const tickets = await post(next(session), context);
    await sandbox.restart();
    expect((await post(next(tickets), stored)).status).to.equal(200);
  });

  it('and gives it back when it lacks a capability', async () => {
    const refused = await post(next(await start()), { context: { capabilities: [16, 27] } });
    expect([refused.status, refused.body.code, await state()]).to.deep.equal([
      422,
      'CAPABILITY_MISSING',
      'DISTRIBUTED',
    ]);
    expect((await start()).status).to.equal(201);
  });

  it('and is stopped when the group is cancelled before it was activated', async () => {
    const session = await start();
    await nod(sandbox.address, updateOrderGroup('c1', 'k1'));
    const stopped = await post(next(session), context);
    expect([stopped.status, stopped.body.code]).to.deep.equal([410, 'GROUP_CANCELLED']);
  });

  it('and is told what is wrong with what it posts', async () => {
    const session = await start();
    for (const body of [{}, { context: [] }, { context: { capabilities: ['9'] } }]) {
      const { status, body: answer } = await post(next(session), body);
      expect([status, answer.code], JSON.stringify(body)).to.deep.equal([400, 'MALFORMED']);
    }
    expect((await post(client('/cmdset/nonsense'), context)).body.code).to.equal('SESSION_UNKNOWN');
    expect((await post(client('/ecard/abc/nodsession'), {})).status).to.equal(400);
    expect((await get(next(session).replace(/0$/, '7'))).status).to.equal(404);
  });

  it('and posts a result for each ticket, that it is stored', async () => {
    const tickets = await post(next(await start()), context);
    for (const results of [[], [{ commandId: 2, data: 'STORED' }], [{ commandId: 1, data: 'LOST' }]]) {
      expect((await post(next(tickets), { results })).body.code).to.equal('RESULT_INVALID');
    }
    expect(await state()).to.equal('ACTIVATED');
  });

  it('for a card after it has seen which groups wait', async () => {
    const head = `${onCard('77')}<earliestPickup>2026-12-01T13:00:00Z</earliestPickup>`;
    await nod(sandbox.address, addOrders('early', { head, orders: [sale] }));
    await nod(sandbox.address, addOrders('ready', { head: onCard('77'), orders: [sale] }));
    const { groups } = (await get(client('/ecard/77/groups'))).body;
    expect(
      groups.map((group: { reference: string; available: boolean }) => [group.reference, group.available]),
    ).to.deep.equal([
      ['early', false],
      ['ready', true],
    ]);
    expect(groups[0].requiredCapabilities).to.deep.equal([16]);
    expect((await post(client('/ecard/77/nodsession'), {})).body.orderGroup).to.equal('ready');
    expect((await post(client('/ecard/77/nodsession'), {})).body.code).to.equal('TOO_EARLY');
  });

  it('and is told when the card refuses a frame', async () => {
    await nod(sandbox.address, addOrders('card', { head: onCard('77'), orders: [sale] }));
    const frames = await post(next(await post(client('/ecard/77/nodsession'), {})), {
      context: { capabilities: [16] },
    });
    const results = frames.body.commands.map(({ id }: { id: number }) => ({ commandId: id, data: '91a0' }));
    const refused = await post(next(frames), { results });
    expect([refused.status, refused.body.code]).to.deep.equal([422, 'CARD_ERROR']);
  });
});
