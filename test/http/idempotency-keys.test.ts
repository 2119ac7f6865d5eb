import type { Transactions } from '@ticket-distribution/application';
import { type GroupView, openApiDocument } from '@ticket-distribution/http';
import {
  FakeTicketSystem,
  InMemoryTransactions,
  ManualClock,
  SequentialIds,
  aLine,
  anOrder,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type Answer, type AppUnderTest, type Method, type ProblemBody, anApp } from './an-app.js';
import { parametersOf } from './parameters-of.js';
import { firstTicket, handedOver } from './handed-over.js';
import { onTheWire, versionUrl } from './on-the-wire.js';

const GROUPS = '/v1/ticket-distribution-groups/9KX4T2QH';
const DISTRIBUTE = `${GROUPS}/distribute`;
const REDISTRIBUTE = `${GROUPS}/redistribute`;
const TO_CARD = { reason: 'lost card', travelCard: { mediaSerialNumberId: '1234567890' } };
const LEASE_MS = 12_000;
const KEY = '"8e03978e-40d5-43e8-bc93-6894a57f9324"';
const keyed = (key = KEY, more: Record<string, string> = {}) => ({ 'idempotency-key': key, ...more });

const redistribute = <T = GroupView[]>(app: AppUnderTest, headers = keyed(), body: unknown = TO_CARD) =>
  app.send<T>('POST', REDISTRIBUTE, body, headers);
const isReplayed = ({ headers }: Answer): boolean => headers['idempotent-replayed'] === 'true';
const issues = ({ calls }: FakeTicketSystem): number => calls.filter(({ operation }) => operation === 'issue').length;
/** What a client sees of an answer, apart from what belongs to the single sending. */
const seen = ({ status, headers, body }: Answer) => [status, headers['content-type'], headers['retry-after'], body];

/** A ticket system that does not answer before it is told to. */
class Slow extends FakeTicketSystem {
  answer = (): void => undefined;
  private call = (): void => undefined;
  readonly called = new Promise<void>((resolve) => (this.call = resolve));

  override async handOver(...told: Parameters<FakeTicketSystem['handOver']>) {
    const answered = new Promise<void>((resolve) => (this.answer = resolve));
    this.call();
    await answered;
    return super.handOver(...told);
  }
}

/** Transactions that fail when they are told to. */
class Failing implements Transactions {
  private readonly inner = new InMemoryTransactions();
  fails: 'read' | 'run' | null = null;

  run: Transactions['run'] = async (work) => {
    if (this.fails === 'run') throw new Error('the disk is full');
    return this.inner.run(work);
  };

  read: Transactions['read'] = async (work) => {
    if (this.fails === 'read') throw new Error('the database is away');
    return this.inner.read(work);
  };
}

describe('An Idempotency-Key', () => {
  it('lets a redistribution happen once, and gets the same answer every time', async () => {
    const { app, system } = await handedOver();
    const first = await redistribute(app);
    const again = await redistribute(app);
    expect([isReplayed(first), isReplayed(again)]).to.deep.equal([false, true]);
    expect(seen(again)).to.deep.equal(seen(first));
    expect(issues(system)).to.equal(2);
    await redistribute(app, keyed('another'));
    expect(issues(system)).to.equal(3);
  });

  it('is one key with and without quotation marks', async () => {
    const { app, system } = await handedOver();
    for (const key of ['"a key"', '"a key"', '"b"', 'b', '"c\\"\\\\"', '"c\\"\\\\"'])
      await redistribute(app, keyed(key));
    expect(issues(system)).to.equal(4);
  });

  it('says 201 again for a version that it recorded, where another request is told that it was known', async () => {
    const app = await anApp();
    const record = (headers = {}) => app.send('PUT', versionUrl(anOrder()), onTheWire(anOrder()), headers);
    expect([(await record(keyed())).status, (await record(keyed())).status, (await record()).status]).to.deep.equal([
      201, 201, 200,
    ]);
  });

  it('says 202 and when to ask again as it said first, though the ticket is out by then', async () => {
    const { app, system, clock } = await handedOver();
    system.meet('unavailable');
    const first = await redistribute(app);
    await clock.advance(60_000);
    await Promise.all(await app.engine.courier.startDue());
    const again = await redistribute(app);
    expect(seen(again)).to.deep.equal(seen(first));
    expect([first.status, first.headers['retry-after'], isReplayed(again)]).to.deep.equal([202, '1', true]);
    const { body } = await app.send<GroupView>('GET', '/v1/ticket-distribution-groups/group-1');
    expect(firstTicket([body]).delivery?.state).to.equal('DONE');
  });

  it('leaves to each sending its own correlation id', async () => {
    const { app } = await handedOver();
    await redistribute(app, keyed(KEY, { 'x-correlation-id': 'first' }));
    const again = await redistribute(app, keyed(KEY, { 'x-correlation-id': 'second' }));
    expect(again.headers['x-correlation-id']).to.equal('second');
  });

  it('changes nothing in answers without it', async () => {
    const { app } = await handedOver();
    const answers = [await redistribute(app, {} as never), await redistribute(app, {} as never)];
    for (const { headers } of answers) expect(headers).to.not.have.any.keys('idempotent-replayed', 'retry-after');
    expect(JSON.stringify(answers[0]?.body)).to.not.equal(JSON.stringify(answers[1]?.body));
  });

  it('means nothing to operations that change nothing', async () => {
    const { app } = await handedOver();
    expect((await app.send('GET', '/v1/orders/9KX4T2QH', undefined, keyed('no, key'))).status).to.equal(200);
  });

  it('is of one caller and one operation', async () => {
    const { app, system } = await handedOver();
    await redistribute(app, keyed(KEY, { 'et-client-name': 'one-app' }));
    await redistribute(app, keyed(KEY, { 'et-client-name': 'other-app' }));
    expect(issues(system)).to.equal(3);
    const generate = '/v1/ticket-distributions/9KX4T2QH/generate';
    expect((await app.send('POST', generate, undefined, keyed())).status).to.equal(200);
    expect((await app.send('POST', '/v1/ticket-distributions/9KX4T2QH/preview', undefined, keyed())).status).to.equal(
      200,
    );
  });

  it('is documented by every operation that changes something, and by no other', () => {
    const document = openApiDocument();
    const operations = Object.values(document.paths).flatMap((methods) => Object.entries(methods));
    for (const [method, operation] of operations) {
      const { operationId, responses } = operation;
      const named = parametersOf(document, operation).map(({ name }) => name);
      expect(named.includes('Idempotency-Key'), operationId).to.equal(method !== 'get');
      expect('409' in responses, operationId).to.equal(method !== 'get');
    }
    expect(operations.length).to.be.greaterThan(20);
  });

  for (const key of [
    '""',
    '"a',
    'a"',
    '"a"b"',
    '"å"',
    'å',
    'a b',
    'a,b',
    '"a", "b"',
    '"a";p=1',
    '"\\x"',
    '"\t"',
    'x'.repeat(256),
  ]) {
    it(`is refused as ${JSON.stringify(key.slice(0, 20))}`, async () => {
      const { app, system } = await handedOver();
      const { status, body } = await redistribute<ProblemBody>(app, keyed(key));
      expect([status, body.code]).to.deep.equal([400, 'request/malformed']);
      expect(body.violations?.map(({ field }) => field)).to.deep.equal(['header Idempotency-Key']);
      expect(issues(system)).to.equal(1);
    });
  }
});

describe('An Idempotency-Key that came with another request', () => {
  const first = ['POST', REDISTRIBUTE, TO_CARD, keyed()] as const;
  const others: Readonly<Record<string, readonly [Method, string, unknown, Record<string, string>]>> = {
    'another body': ['POST', REDISTRIBUTE, { ...TO_CARD, reason: 'new phone' }, keyed()],
    'another order': ['POST', REDISTRIBUTE.replace('9KX4T2QH', 'OTHER'), TO_CARD, keyed()],
    'a query': ['POST', `${REDISTRIBUTE}?a=1`, TO_CARD, keyed()],
    'another point of sale': ['POST', REDISTRIBUTE, TO_CARD, keyed(KEY, { 'entur-pos': 'kiosk' })],
    'another language': ['POST', REDISTRIBUTE, TO_CARD, keyed(KEY, { 'accepts-language': 'eng' })],
  };
  for (const [name, other] of Object.entries(others)) {
    it(`is refused with ${name}, and answers the first one on`, async () => {
      const { app, system } = await handedOver();
      const answer = await app.send(...first);
      const { status, body } = await app.send<ProblemBody>(...other);
      expect([status, body.code]).to.deep.equal([422, 'idempotency/other-request']);
      expect(seen(await app.send(...first))).to.deep.equal(seen(answer));
      expect(issues(system)).to.equal(2);
    });
  }
});

describe('An Idempotency-Key whose first request has no answer yet', () => {
  it('is refused at once with when to ask again, and then gets the same answer', async () => {
    const system = new Slow();
    const app = await anApp({ gateways: { NOD: system } });
    await app.record(anOrder());
    const distribute = () => app.send<ProblemBody>('POST', DISTRIBUTE, undefined, keyed());
    const first = distribute();
    await system.called;
    const meanwhile = await distribute();
    expect([meanwhile.status, meanwhile.body.code]).to.deep.equal([409, 'idempotency/in-progress']);
    expect(meanwhile.headers['retry-after']).to.equal('1');
    system.answer();
    const answered = await first;
    expect(seen(await distribute())).to.deep.equal(seen(answered));
  });

  it('is worked on once however many send it at once to two processes, and all get one answer', async () => {
    const shared = { clock: new ManualClock(), transactions: new InMemoryTransactions(), ids: new SequentialIds() };
    const system = new FakeTicketSystem();
    const apps = [
      await anApp({ ...shared, gateways: { NOD: system } }),
      await anApp({ ...shared, gateways: { NOD: system } }),
    ];
    await apps[0]?.record(anOrder());
    await apps[0]?.send('POST', DISTRIBUTE);
    const insist = async (app: AppUnderTest): Promise<Answer> => {
      while (true) {
        const answer = await redistribute<unknown>(app);
        if (answer.status !== 409) return answer;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const answers = await Promise.all(Array.from({ length: 25 }, () => apps.map(insist)).flat());
    expect(new Set(answers.map((answer) => JSON.stringify(seen(answer)))).size).to.equal(1);
    expect(answers.filter(isReplayed)).to.have.length(49);
    expect(issues(system)).to.equal(2);
  });
});

describe('What is refused under an Idempotency-Key', () => {
  it('because of what was sent is refused the same way again, to the time that it names', async () => {
    const { app, clock } = await handedOver();
    const first = await redistribute(app, keyed(), { reason: '' });
    await clock.advance(1000);
    const again = await redistribute(app, keyed(), { reason: '' });
    expect([first.status, isReplayed(again)]).to.deep.equal([400, true]);
    expect(seen(again)).to.deep.equal(seen(first));
  });

  it('because of how things stand is decided again', async () => {
    const app = await anApp();
    const distribute = () => app.send<ProblemBody>('POST', DISTRIBUTE, undefined, keyed());
    expect((await distribute()).body.code).to.equal('order/not-found');
    await app.record(anOrder({ status: 'DRAFT' }));
    expect((await distribute()).body.code).to.equal('order/not-confirmed');
    await app.record(anOrder());
    const later = { orderLineIds: ['line-2'] };
    const distributeLater = () => app.send<ProblemBody>('POST', DISTRIBUTE, later, keyed('later'));
    expect((await distributeLater()).body.code).to.equal('distribution/unknown-order-line');
    await app.record(anOrder({ version: 2, lines: [aLine(), aLine({ id: 'line-2' })] }));
    expect((await distributeLater()).status).to.equal(200);
    const [good, again] = [await distribute(), await distribute()];
    expect([good.status, isReplayed(good), isReplayed(again)]).to.deep.equal([200, false, true]);
  });

  it('keeps the key for the request that it came with', async () => {
    const app = await anApp();
    await redistribute(app);
    const { status, body } = await redistribute<ProblemBody>(app, keyed(), { reason: 'other' });
    expect([status, body.code]).to.deep.equal([422, 'idempotency/other-request']);
  });
});

describe('Work under an Idempotency-Key that fails inside', () => {
  const aFailingWorld = async () => {
    const [clock, transactions, system] = [new ManualClock(), new Failing(), new FakeTicketSystem()];
    const app = await anApp({ clock, transactions, gateways: { NOD: system } });
    await app.record(anOrder());
    await app.send('POST', DISTRIBUTE);
    return { app, clock, transactions, system };
  };

  it('is driven on by the next sending: the 500 is not kept, and nothing is done twice', async () => {
    const { app, transactions, system } = await aFailingWorld();
    transactions.fails = 'read';
    expect((await redistribute(app)).status).to.equal(500);
    transactions.fails = null;
    const [good, again] = [await redistribute(app), await redistribute(app)];
    expect([good.status, isReplayed(good), isReplayed(again)]).to.deep.equal([200, false, true]);
    expect(issues(system)).to.equal(2);
  });

  it('is not answered before the answer is kept; the next sending waits for the lease and gets it as things stand', async () => {
    const { app, clock, transactions, system } = await aFailingWorld();
    const tell = system.handOver.bind(system);
    system.handOver = async (...told) => {
      const result = await tell(...told);
      if (told[0].operation === 'issue') transactions.fails = 'run';
      return result;
    };
    const first = redistribute(app);
    while (transactions.fails === null) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(2000);
    const { status, headers, body } = (await first) as Answer as Answer<ProblemBody>;
    expect([status, body.code, headers['retry-after']]).to.deep.equal([503, 'service/not-ready', '1']);
    transactions.fails = null;
    expect((await redistribute<ProblemBody>(app)).body.code).to.equal('idempotency/in-progress');
    await clock.advance(LEASE_MS);
    const again = await redistribute(app);
    expect([again.status, isReplayed(again)]).to.deep.equal([200, false]);
    expect(issues(system)).to.equal(2);
  });

  it('tells nobody of the answer when it is too long to be kept, but does nothing twice', async () => {
    const system = new FakeTicketSystem();
    const app = await anApp({ gateways: { NOD: system }, longestKeptAnswer: 100 });
    await app.record(anOrder());
    await app.send('POST', DISTRIBUTE);
    const answers = [await redistribute(app), await redistribute(app)];
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200]);
    expect(answers.map(isReplayed)).to.deep.equal([false, false]);
    expect(issues(system)).to.equal(2);
  });
});
