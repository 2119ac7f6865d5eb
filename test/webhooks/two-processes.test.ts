import { setTimeout as pause } from 'node:timers/promises';
import { eventId, instantOf, orderId } from '@ticket-distribution/domain';
import { type OpenDatabase, openDatabase } from '@ticket-distribution/persistence-typeorm';
import { systemPorts } from '@ticket-distribution/system';
import { type TestEngine, aCaller, anEngine } from '@ticket-distribution/testkit';
import { HttpWebhookSender } from '@ticket-distribution/webhooks';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type EmptyDatabase, emptyDatabase } from '../postgres/empty-database.js';
import { AReceiver } from './a-receiver.js';

const EVENTS = 40;
const LEASE_MS = 2000;
const caller = aCaller();
const everything = { stream: null, types: null };

describe('Two processes over one PostgreSQL', () => {
  let receiver: AReceiver;
  let empty: EmptyDatabase;
  let opened: { readonly database: OpenDatabase; readonly engine: TestEngine }[] = [];
  beforeEach(async () => {
    receiver = await AReceiver.open();
    empty = await emptyDatabase();
    opened = [];
    await aProcess();
    await aProcess();
  });
  afterEach(async () => {
    for (const { engine } of opened) await engine.webhookLoop.stop();
    for (const { database } of opened) await database.close();
    await receiver.close();
    await empty.release();
  });

  /** With a pool of connections, a clock and a sender of its own. */
  const aProcess = async (): Promise<TestEngine> => {
    const database = await openDatabase({ databaseUrl: empty.url, baseFolder: '.' });
    const { clock, ids } = systemPorts();
    const webhookSender = new HttpWebhookSender({
      timeoutMs: LEASE_MS / 2,
      privateHosts: ['127.0.0.1'],
      now: () => clock.now(),
    });
    const { transactions, signals } = database;
    const settings = { webhookPollMs: 100, webhookLeaseMs: LEASE_MS };
    const engine = anEngine({ clock, ids, transactions, signals, webhookSender, ...settings });
    opened.push({ database, engine });
    return engine;
  };
  const engineOf = (index: number): TestEngine => {
    const engine = opened[index]?.engine;
    if (engine === undefined) throw new Error('there is no such process');
    return engine;
  };
  const makes = (path: string) =>
    engineOf(0).makeWebhook.execute({
      url: `http://127.0.0.1:${receiver.port}/${path}`,
      organisationId: 1,
      description: null,
      filter: everything,
      caller,
    });
  const happens = async (from: number, count: number): Promise<void> => {
    for (let number = from; number < from + count; number += 1) {
      await engineOf(number % 2).transactions.run(({ events }) =>
        events.append([
          {
            id: eventId(`e${number}`),
            correlationId: 'c',
            type: 'OrderVersionSettled',
            at: instantOf(Date.now()),
            organisationId: 1,
            data: {
              orderId: orderId('A'),
              orderVersion: number,
              outcome: 'superseded',
              supersededBy: 999,
              tickets: null,
            },
          },
        ]),
      );
    }
  };
  const sentTo = (path: string): string[] =>
    receiver.received.filter((one) => one.path === `/${path}`).map(({ headers }) => String(headers['webhook-id']));
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await pause(10);
  };
  const named = (from: number, count: number): string[] => Array.from({ length: count }, (_, at) => `e${from + at}`);

  it('send every event to every webhook once, in its order, while both look for what is to be sent', async () => {
    for (const path of ['a', 'b', 'c', 'd']) await makes(path);
    for (const { engine } of opened) engine.webhookLoop.start();
    await happens(0, EVENTS);
    await until(() => receiver.received.length >= 4 * EVENTS);
    for (const path of ['a', 'b', 'c', 'd']) expect(sentTo(path), path).to.deep.equal(named(0, EVENTS));
  });

  it('hold up no webhook by another whose receiver does not answer', async () => {
    receiver.answer = ({ path }) => (path === '/slow' ? 'never' : { status: 204 });
    for (const path of ['slow', 'well']) await makes(path);
    engineOf(0).webhookLoop.start();
    await happens(0, EVENTS);
    await until(() => sentTo('well').length === EVENTS);
    expect(new Set(sentTo('slow'))).to.deep.equal(new Set(['e0']));
  });

  it('take up what the other left when its claim has run out, and send it again under its id', async () => {
    await makes('a');
    const [dying] = opened;
    engineOf(0).webhookLoop.start();
    await happens(0, 2);
    await until(() => receiver.received.length === 2);
    receiver.answer = () => 'never';
    await happens(2, 2);
    await until(() => receiver.received.length === 3);
    // It loses its database in the middle of an attempt, and is never heard of again.
    await dying?.database.close();
    receiver.answer = () => ({ status: 204 });
    engineOf(1).webhookLoop.start();
    await until(() => sentTo('a').includes('e3'));
    const [, , broken, again, last] = sentTo('a');
    expect([broken, again, last]).to.deep.equal(['e2', 'e2', 'e3']);
  });
});
