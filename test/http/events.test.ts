import type { Instant } from '@ticket-distribution/domain';
import { FakeTicketSystem, aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { CloudEvent, ValidationError } from 'cloudevents';
import { describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';

interface Page {
  readonly items: readonly Record<string, unknown>[];
  readonly next: number;
}

interface RecordOfTopic {
  readonly key: string;
  readonly timestamp: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const accountBased = (id: string) =>
  aLine({ id, method: 'ACCOUNT_BASED_TICKETING', customerAccountRef: 'ENT:CustomerAccount:a1' });
const order = anOrder({ id: 'SOLD', lines: [accountBased('line-1')] });
const read = (app: AppUnderTest, query = '') => app.send<Page>('GET', `/v1/events${query}`);

/** Everything that is under way in the engine. */
async function answered(app: AppUnderTest): Promise<void> {
  const open = await app.engine.transactions.read(({ deliveries }) => deliveries.claimed());
  await app.engine.courier.settled(open.map(({ key }) => key));
}

async function anAppWithOrder(): Promise<AppUnderTest> {
  const app = await anApp();
  await app.record(order);
  await answered(app);
  return app;
}

describe('The feed over HTTP', () => {
  it('gives CloudEvents that another’s library takes, in order, and the place to read on from', async () => {
    const app = await anAppWithOrder();
    const { body } = await read(app);
    const events = body.items.map((item) => new CloudEvent(item));
    for (const event of events) expect(event.validate()).to.equal(true);
    expect(events.map(({ type }) => type)).to.deep.equal([
      'TicketDistributionGroupCreated',
      'Distributed',
      'OrderVersionSettled',
    ]);
    expect(() => new CloudEvent({ ...body.items[0], specversion: '1.0', 'Bad-Name': 1 }).validate()).to.throw(
      ValidationError,
    );
    const sequences = body.items.map(({ sequence }) => sequence as string);
    expect(sequences).to.deep.equal(sequences.toSorted());
    expect((await read(app, `?after=${body.next}`)).body).to.deep.equal({ items: [], next: body.next });
    const pages = [(await read(app, '?limit=2')).body];
    pages.push((await read(app, `?limit=2&after=${pages[0]?.next}`)).body);
    expect(pages.flatMap(({ items }) => items)).to.deep.equal(body.items);
  });

  it('gives the events of groups as records that a consumer of the real service publishes whole', async () => {
    const app = await anAppWithOrder();
    await app.record(anOrder({ id: 'SOLD', version: 2, lines: [accountBased('line-1'), accountBased('line-2')] }));
    await answered(app);
    await app.record(anOrder({ id: 'SOLD', version: 3, status: 'CANCELLED', lines: [] }));
    await answered(app);
    const { body } = await read(app, '?envelope=record');
    const records = body.items as unknown as readonly RecordOfTopic[];
    expect(new Set(records.map(({ value }) => value['type']))).to.deep.equal(
      new Set(['TicketDistributionGroupCreated', 'TicketDistributionCancelled']),
    );
    for (const { key, timestamp, value } of records) expect(publishedBy(timestamp, value), key).not.to.equal(null);
  });

  it('narrows by stream and type, and refuses what it does not know, naming it', async () => {
    const app = await anAppWithOrder();
    const types = async (query: string) => (await read(app, query)).body.items.map(({ type }) => type);
    expect(await types('?stream=groups')).to.deep.equal(['TicketDistributionGroupCreated']);
    expect(await types('?stream=moves&type=Distributed&type=Failed,Activated')).to.deep.equal(['Distributed']);
    expect(await types('?stream=moves&type=TicketDistributionAdded')).to.deep.equal([]);
    for (const [query, field] of [
      ['?after=-1', 'after'],
      ['?after=9007199254740993', 'after'],
      ['?limit=0', 'limit'],
      ['?wait=61', 'wait'],
      ['?type=distributed', 'type'],
      ['?stream=all', 'stream'],
      ['?envelope=avro', 'envelope'],
      ['?since=2026-01-01', 'since'],
    ] as const) {
      const { status, body } = await app.send<ProblemBody>('GET', `/v1/events${query}`);
      expect([status, body.violations?.map((one) => one.field)], query).to.deep.equal([400, [field]]);
    }
  });

  it('waits for what comes, as long as it is asked to', async () => {
    const app = await anApp();
    const waiting = read(app, '?wait=30');
    await new Promise((resolve) => setImmediate(resolve));
    await app.record(order);
    expect((await waiting).body.items.length).to.be.greaterThan(0);
  });
});

describe('A search for one version of an order, with a preference to wait', () => {
  const search = (app: AppUnderTest, prefer: string, more = '&orderVersion=1') =>
    app.send<Page>('GET', `/v1/ticket-distribution-groups?orderId=SOLD${more}`, undefined, { Prefer: prefer });

  it('answers when the version is settled, and says so', async () => {
    const app = await anApp();
    const waiting = search(app, 'respond-async, wait=30');
    await new Promise((resolve) => setImmediate(resolve));
    await app.record(order);
    const { headers, body } = await waiting;
    expect(headers).to.include({ 'preference-applied': 'wait=30', 'order-version-standing': 'settled' });
    expect(body.items).to.have.length(1);
  });

  it('says that the version is awaited, or superseded', async () => {
    const accounts = new FakeTicketSystem();
    const app = await anApp({ gateways: { ACCOUNT_BASED_TICKETING: accounts } });
    expect((await search(app, 'wait=0')).headers).to.include({ 'order-version-standing': 'awaited' });
    accounts.meet('unavailable');
    await app.record(order);
    await answered(app);
    expect((await search(app, 'wait="0"; strict')).headers).to.include({ 'order-version-standing': 'awaited' });
    await app.record(anOrder({ id: 'SOLD', version: 2, lines: [accountBased('line-1')] }));
    expect((await search(app, 'wait=20')).headers).to.include({ 'order-version-standing': 'superseded' });
  });

  it('is an ordinary search where something else is asked for, or the preference cannot be read', async () => {
    const app = await anAppWithOrder();
    for (const [prefer, more] of [
      ['wait=30', ''],
      ['wait=30', '&orderVersion=gte:1'],
      ['wait=30', '&orderVersion=1&orderVersion=2'],
      ['wait=soon', '&orderVersion=1'],
      ['handling=lenient', '&orderVersion=1'],
    ] as const) {
      const { status, headers } = await search(app, prefer, more);
      expect(status).to.equal(200);
      expect(headers).not.to.have.any.keys('preference-applied', 'order-version-standing');
    }
  });
});

const KNOWN = [
  'TicketDistributionGroupCreated',
  'TicketDistributionAdded',
  'TicketDistributionCancelled',
  'TicketDistributionCancelledExternally',
];

/**
 * What the consumer of the real service publishes of a record of the topic of groups; null where it would drop the record, fail,
 * or publish it without its contents.
 */
function publishedBy(timestamp: string, value: Readonly<Record<string, unknown>>): object | null {
  const { type, correlationId, timestamp: at } = value;
  if (typeof type !== 'string' || !KNOWN.includes(type) || !/^[0-9]{13}$/.test(timestamp)) return null;
  const own = type.charAt(0).toLowerCase() + type.slice(1);
  const others = KNOWN.map((name) => name.charAt(0).toLowerCase() + name.slice(1)).filter((name) => name !== own);
  if (others.some((name) => value[name] != null)) return null;
  const contents = value[own];
  const isWhole = typeof contents === 'object' && contents !== null && typeof correlationId === 'string';
  if (!isWhole || correlationId === '' || new Date(at as Instant).toISOString() !== at) return null;
  const published = { timestamp: at, eventName: type, correlationId, event: contents };
  return JSON.stringify(JSON.parse(JSON.stringify(published))) === JSON.stringify(published) ? published : null;
}
