import type { WebhookAnswer } from '@ticket-distribution/domain';
import { aCaller } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { WebhookWorld, owner, ran } from './webhook-world.js';
import { World, lineOf } from './world.js';

const DAY_MS = 24 * 60 * 60_000;
const LEASE_MS = 60_000;
const AWAY: WebhookAnswer = { status: null, fault: 'no answer within 15 seconds' };
const UNWELL: WebhookAnswer = { status: 503, fault: 'it was answered with 503' };
const TAKEN: WebhookAnswer = { status: 204, fault: null };

describe('A webhook', () => {
  it('is sent what happens from its making on, in its order, each event once', async () => {
    const world = new WebhookWorld();
    await world.happens(2);
    const { id } = await world.serves();
    await world.happens(3);
    await world.happens();
    expect(world.sent()).to.deep.equal(['e3', 'e4', 'e5', 'e6']);
    const attempts = (await world.attempts(id)).map(({ number, messageId, status }) => [number, messageId, status]);
    expect(attempts).to.deep.equal([
      [1, 'e3', 204],
      [2, 'e4', 204],
      [3, 'e5', 204],
      [4, 'e6', 204],
    ]);
    await world.passes(60 * 60_000);
    expect(world.sent()).to.have.length(4);
  });

  it('is sent what happened before as well when it asks for it, as CloudEvents with the id of the event', async () => {
    const world = new WebhookWorld();
    await world.happens(150);
    await world.serves({ after: 20 });
    await world.passes(1000);
    expect(world.sent()).to.have.length(130);
    const [first] = world.receiver.received;
    expect(JSON.parse(first?.body ?? '')).to.deep.include({
      specversion: '1.0',
      id: 'e21',
      type: 'OrderVersionSettled',
      sequence: '0000000000000021',
      organisationid: 1,
    });
  });

  it('is sent nothing of another organisation, and nothing that it does not want', async () => {
    const world = new WebhookWorld();
    await world.serves({ filter: { stream: 'groups', types: null }, url: 'https://groups.example' });
    await world.serves({ filter: { stream: null, types: ['OrderVersionSettled'] }, url: 'https://settled.example' });
    await world.happens(2, 2);
    await world.happens(1);
    expect(world.sent('https://groups.example')).to.deep.equal([]);
    expect(world.sent('https://settled.example')).to.deep.equal(['e3']);
  });

  it('is sent what an order makes happen', async () => {
    const world = new WebhookWorld();
    const { transactions, clock, ids } = world;
    await world.serves({ caller: aCaller(), organisationId: 1 });
    await new World({ transactions, clock, ids }).says(lineOf('NOD'));
    await world.passes(200);
    const types = world.receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
    expect(types).to.include('TicketDistributionGroupCreated');
  });

  it('is sent an event again until it is taken, later each time, and only then the next', async () => {
    const world = new WebhookWorld();
    const { id } = await world.serves();
    world.receiver.answer = () => UNWELL;
    await world.happens(2);
    const failing = await world.webhook(id);
    expect([failing.failures, failing.failingSince]).to.deep.equal([1, failing.updatedAt]);
    await world.passes(60 * 60_000);
    expect(new Set(world.sent())).to.deep.equal(new Set(['e1']));
    const times = (await world.attempts(id)).map(({ at }) => Date.parse(at));
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(pauses.length).to.be.greaterThan(5);
    expect(pauses).to.deep.equal(pauses.toSorted((one, other) => one - other));
    world.receiver.answer = () => TAKEN;
    await world.passes(4 * 60 * 60_000);
    expect(world.sent().slice(-2)).to.deep.equal(['e1', 'e2']);
    expect(await world.webhook(id)).to.deep.include({ failures: 0, failingSince: null, nextAttemptAt: null });
  });

  it('is left alone for as long as its receiver asks', async () => {
    const world = new WebhookWorld();
    await world.serves();
    world.receiver.answer = () => ({ ...UNWELL, retryAfterMs: 10 * 60_000 });
    await world.happens();
    await world.passes(9 * 60_000);
    expect(world.sent()).to.have.length(1);
    await world.passes(2 * 60_000);
    expect(world.sent()).to.have.length(2);
  });

  it('is held up by no other whose receiver does not answer', async () => {
    const world = new WebhookWorld();
    await world.serves({ url: 'https://slow.example' });
    await world.serves({ url: 'https://well.example' });
    world.receiver.answer = ({ url }) => (url === 'https://slow.example' ? new Promise(() => {}) : TAKEN);
    await world.happens(5);
    expect(world.sent('https://well.example')).to.have.length(5);
    expect(world.sent('https://slow.example')).to.deep.equal(['e1']);
  });

  it('is disabled when its receiver is gone, and says so to the others and to the operators', async () => {
    const world = new WebhookWorld();
    const { id } = await world.serves({ url: 'https://gone.example' });
    await world.serves({ url: 'https://other.example', filter: { stream: 'moves', types: ['WebhookDisabled'] } });
    world.receiver.answer = ({ url }) =>
      url === 'https://gone.example' ? { status: 410, fault: 'it was answered with 410' } : TAKEN;
    await world.happens(2);
    await world.passes(1000);
    expect(world.sent('https://gone.example')).to.deep.equal(['e1']);
    expect((await world.webhook(id)).disabled?.reason).to.equal('gone');
    const told = world.receiver.received.find(({ url }) => url === 'https://other.example');
    expect(JSON.parse(told?.body ?? '{}')).to.deep.include({
      type: 'WebhookDisabled',
      subject: id,
      partitionkey: id,
      data: { webhookId: id, reason: 'gone', failingSince: null },
    });
    const asked = { kind: 'disable-webhook', page: 0, perPage: 9, caller: owner } as const;
    const { items } = await world.engine.searchAudit.execute(asked);
    expect(items.map(({ by, subject, reason }) => [by, subject, reason])).to.deep.equal([
      ['ticket-distribution', id, 'gone'],
    ]);
  });

  it('is disabled when nothing was taken for five days, not before, and goes on where it was when it is enabled', async () => {
    const world = new WebhookWorld();
    const { id } = await world.serves();
    world.receiver.answer = () => AWAY;
    await world.happens(2);
    await world.passes(5 * DAY_MS - 1000);
    expect((await world.webhook(id)).disabled).to.equal(null);
    await world.passes(DAY_MS);
    const { disabled, failingSince } = await world.webhook(id);
    expect(disabled?.reason).to.equal('failing');
    expect(failingSince).to.be.a('string');
    const before = world.sent().length;
    await world.passes(5 * DAY_MS);
    expect(world.sent()).to.have.length(before);
    world.receiver.answer = () => TAKEN;
    await world.engine.changeWebhook.execute({ id, change: { enabled: true }, caller: owner });
    await world.passes(1000);
    // Its own disabling is among what happened.
    expect(world.sent().slice(before)).to.deep.equal(['e1', 'e2', 'event-1']);
  });

  it('is disabled rather than that events are passed over which are kept no more', async () => {
    const world = new WebhookWorld({ eventsKeepMs: DAY_MS });
    await world.happens();
    const { id } = await world.makes();
    await world.happens(3);
    await world.passes(2 * DAY_MS);
    await world.engine.forgetEvents.execute();
    world.engine.webhookLoop.start();
    await world.passes(1000);
    expect((await world.webhook(id)).disabled?.reason).to.equal('forgotten');
    expect(world.sent()).to.deep.equal([]);
    const enabling = { id, change: { enabled: true }, caller: owner };
    const refused = await world.engine.changeWebhook.execute(enabling).catch((error: unknown) => error);
    expect(refused).to.have.property('code', 'events/forgotten');
    await world.engine.changeWebhook.execute({ ...enabling, change: { enabled: true, position: 0 } });
    await world.passes(1000);
    expect(world.sent()).to.deep.equal(['e4', 'event-1']);
  });

  it('keeps no more of its attempts than the newest', async () => {
    const world = new WebhookWorld();
    const { id } = await world.serves();
    await world.happens(620);
    await world.passes(60_000);
    await ran();
    const found = await world.engine.readWebhookAttempts.execute({ webhookId: id, page: 0, perPage: 1, caller: owner });
    expect(found.items[0]?.number).to.equal(620);
    expect(found.totalItems).to.equal(520);
  });
});

describe('Processes that send to webhooks', () => {
  it('share them: what several look for is sent once', async () => {
    const world = new WebhookWorld();
    for (const name of ['a', 'b', 'c']) await world.makes({ url: `https://${name}.example` });
    const others = [world.process(), world.process()];
    for (const { webhookLoop } of [world.engine, ...others]) webhookLoop.start();
    await world.happens(10);
    await world.passes(60 * 60_000);
    for (const name of ['a', 'b', 'c']) {
      expect(world.sent(`https://${name}.example`), name).to.deep.equal(
        Array.from({ length: 10 }, (_, index) => `e${index + 1}`),
      );
    }
  });

  it('take up what one left that is gone when its claim has run out, and send again what it had not written down', async () => {
    const world = new WebhookWorld();
    await world.makes();
    let isAlive = true;
    const dying = world.process({
      transactions: {
        run: (work) => (isAlive ? world.transactions.run(work) : new Promise(() => {})),
        read: (work) => (isAlive ? world.transactions.read(work) : new Promise(() => {})),
      },
    });
    dying.webhookLoop.start();
    await world.happens();
    world.receiver.answer = () => {
      isAlive = false;
      return TAKEN;
    };
    await world.happens(2);
    expect(world.sent()).to.deep.equal(['e1', 'e2']);
    world.receiver.answer = () => TAKEN;
    world.engine.webhookLoop.start();
    await world.passes(LEASE_MS / 2);
    expect(world.sent()).to.have.length(2);
    await world.passes(LEASE_MS);
    expect(world.sent()).to.deep.equal(['e1', 'e2', 'e2', 'e3']);
  });

  it('give back their claims when they stop, and break off what is under way', async () => {
    const world = new WebhookWorld();
    const { id } = await world.serves();
    world.receiver.answer = () => new Promise(() => {});
    await world.happens();
    await world.engine.webhookLoop.stop();
    expect((await world.webhook(id)).claim).to.equal(null);
    world.receiver.answer = () => TAKEN;
    world.process().webhookLoop.start();
    await world.passes(200);
    expect(world.sent()).to.deep.equal(['e1', 'e1']);
    expect(await world.attempts(id)).to.have.length(1);
  });

  it('go on when the store was away', async () => {
    const world = new WebhookWorld();
    let isAway = false;
    const { transactions } = world;
    const here = <T>(work: () => Promise<T>): Promise<T> =>
      isAway ? Promise.reject(new Error('the store is away')) : work();
    const { webhookLoop } = world.process({
      transactions: {
        run: (work) => here(() => transactions.run(work)),
        read: (work) => here(() => transactions.read(work)),
      },
    });
    await world.makes();
    webhookLoop.start();
    await world.happens();
    isAway = true;
    await world.happens();
    await world.passes(60_000);
    isAway = false;
    await world.passes(60_000);
    expect(new Set(world.sent())).to.deep.equal(new Set(['e1', 'e2']));
  });

  it('send nothing from an engine that was given no way to do so', async () => {
    const world = new WebhookWorld();
    const { transactions, clock, ids } = world;
    await world.makes();
    const silent = new World({ transactions, clock, ids }).engine;
    await silent.start();
    await world.happens();
    await world.passes(60_000);
    await silent.stop();
    expect(world.sent()).to.deep.equal([]);
    const refused = await silent.makeWebhook
      .execute({
        url: 'https://a.example',
        description: null,
        filter: { stream: null, types: null },
        caller: owner,
      })
      .catch((error: unknown) => error);
    expect(refused).to.have.property('code', 'webhook/url-refused');
  });
});
