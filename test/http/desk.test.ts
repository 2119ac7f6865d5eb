import type {
  AuditEntryView,
  DeskDeliveryView,
  PageView,
  PurgeView,
  ReadDeskDeliveryView,
  TicketSystemView,
} from '@ticket-distribution/http';
import { FakeTicketSystem, ManualClock, aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';

const DESK = { 'et-client-name': 'example-desk', 'x-correlation-id': 'correlation-9' };
const IMPATIENT = { attempts: 1, firstDelayMs: 500, longestDelayMs: 500 };

/** An app with one delivery to BIFROST whose only call met that fault, so that it was set aside. */
async function aStuckDelivery(fault: 'lose-answer' | 'lose-request' | 'unavailable' = 'lose-answer') {
  const clock = new ManualClock();
  const system = new FakeTicketSystem();
  const app = await anApp({ clock, gateways: { BIFROST: system }, schedule: IMPATIENT });
  await app.record(anOrder({ lines: [aLine({ method: 'BIFROST' })] }));
  system.meet(fault);
  await app.send('POST', '/v1/ticket-distribution-groups/9KX4T2QH/distribute');
  const [delivery] = (await list(app)).items;
  if (delivery === undefined) throw new Error('no delivery is stuck');
  const act = <T = ReadDeskDeliveryView>(what: 'retry' | 'skip', body: object) =>
    app.send<T>('POST', `/v1/deliveries/${delivery.key}/${what}`, body, DESK);
  return { app, clock, system, delivery, act };
}

const list = async (app: AppUnderTest, query = ''): Promise<PageView<DeskDeliveryView>> =>
  (await app.send<PageView<DeskDeliveryView>>('GET', `/v1/deliveries${query}`)).body;
const audit = async (app: AppUnderTest, query = ''): Promise<readonly AuditEntryView[]> =>
  (await app.send<PageView<AuditEntryView>>('GET', `/v1/audit${query}`)).body.items;

describe('Listing deliveries over HTTP', () => {
  it('shows the stuck ones with all that an operator needs', async () => {
    const { app, clock, delivery } = await aStuckDelivery();
    await clock.advance(90_999);
    expect(await list(app)).to.deep.equal({
      items: [{ ...delivery, ageSeconds: 90 }],
      page: 0,
      perPage: 20,
      totalItems: 1,
      totalPages: 1,
    });
    expect(delivery).to.deep.include({
      key: 'group-1.issue.1.1',
      revision: 2,
      state: 'SET_ASIDE',
      fulfillmentMethod: 'BIFROST',
      operation: 'issue',
      purpose: 'issue',
      orderId: '9KX4T2QH',
      organisationId: 1,
      ticketDistributionIds: ['ticket-1'],
      attemptCount: 1,
      nextAttemptAt: null,
      callingSince: null,
      lastError: 'connection lost',
      ageSeconds: 0,
    });
  });

  it('narrows by state, method, order, organisation and age', async () => {
    const { app, clock } = await aStuckDelivery();
    await clock.advance(60_000);
    const found = async (query: string) => (await list(app, query)).totalItems;
    for (const query of [
      '?state=SET_ASIDE',
      '?state=open',
      '?state=all&fulfillmentMethod=BIFROST&orderId=9KX4T2QH&organisationId=1&olderThanSeconds=59',
    ]) {
      expect(await found(query), query).to.equal(1);
    }
    for (const query of [
      '?state=PENDING',
      '?fulfillmentMethod=NOD',
      '?orderId=OTHER',
      '?organisationId=2',
      '?olderThanSeconds=60',
    ]) {
      expect(await found(query), query).to.equal(0);
    }
  });

  for (const [query, fields] of [
    ['?state=lost&fulfillmentMethod=nod&orderId=a%20b', ['state', 'fulfillmentMethod', 'orderId']],
    ['?organisationId=-1&olderThanSeconds=1h&page=x', ['organisationId', 'olderThanSeconds', 'page']],
    ['?state=open&state=all&colour=red', ['state', 'colour']],
  ] as const) {
    it(`refuses ${query}`, async () => {
      const { status, body } = await (await anApp()).send<ProblemBody>('GET', `/v1/deliveries${query}`);
      expect([status, body.violations?.map(({ field }) => field)]).to.deep.equal([400, fields]);
    });
  }
});

describe('A delivery over HTTP', () => {
  it('is read with the calls made for it', async () => {
    const { app, delivery } = await aStuckDelivery();
    const { body } = await app.send<ReadDeskDeliveryView>('GET', `/v1/deliveries/${delivery.key}`);
    const { attempts, ...said } = body;
    expect(said).to.deep.equal(delivery);
    expect(attempts.map(({ number, outcome, message }) => [number, outcome, message])).to.deep.equal([
      [1, 'unknown', 'connection lost'],
    ]);
  });

  it('is refused when nobody knows it, or its key cannot be one', async () => {
    const app = await anApp();
    const unknown = await app.send<ProblemBody>('GET', '/v1/deliveries/nobody.issue.1.1');
    expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'delivery/not-found']);
    const odd = await app.send<ProblemBody>('GET', '/v1/deliveries/a%20b');
    expect(odd.body.violations?.map(({ field }) => field)).to.deep.equal(['path deliveryKey']);
  });

  it('is retried, and answers 200 with the outcome', async () => {
    const { act, delivery } = await aStuckDelivery();
    const { status, body } = await act('retry', { revision: delivery.revision, reason: 'it is back' });
    expect([status, body.state, body.attemptCount]).to.deep.equal([200, 'DONE', 2]);
  });

  it('is retried, and answers 202 while it waits', async () => {
    const { app, act, delivery } = await aStuckDelivery('unavailable');
    await app.send('PUT', '/v1/ticket-systems/BIFROST/pause', { reason: 'maintenance' });
    const { status, headers, body } = await act('retry', { revision: delivery.revision });
    expect([status, headers['retry-after'], body.state]).to.deep.equal([202, '1', 'PENDING']);
  });

  it('is skipped: it is there, and its references are taken over', async () => {
    const { app, act, delivery } = await aStuckDelivery();
    const references = { externalReference: 'there-7' };
    const said = { revision: delivery.revision, tickets: 'there', reason: 'seen', references };
    const { status, body } = await act('skip', said);
    expect([status, body.state]).to.deep.equal([200, 'DONE']);
    const ticket = await app.send<{ status: string; distributionDetails: object }>(
      'GET',
      '/v1/ticket-distributions/ticket-1',
    );
    expect(ticket.body.status).to.equal('DISTRIBUTED');
    expect(ticket.body.distributionDetails).to.include({ externalReference: 'there-7' });
  });

  it('is skipped: it is not there, the ticket failed and is distributed again under another key', async () => {
    const { app, act, system, delivery } = await aStuckDelivery('lose-request');
    const { body } = await act('skip', { revision: delivery.revision, tickets: 'not-there', reason: 'looked' });
    expect([body.state, body.lastError]).to.deep.equal(['REFUSED', 'by the word of example-desk: looked']);
    await app.engine.courier.settled([`group-1.cancel.1.2` as never]);
    await app.send('POST', '/v1/ticket-distribution-groups/9KX4T2QH/distribute');
    expect(system.valid.map(({ key }) => key)).to.deep.equal(['group-1.issue.1.3']);
  });

  it('is not acted on twice: the second is told how it is now', async () => {
    const { act, delivery } = await aStuckDelivery();
    const said = { revision: delivery.revision, tickets: 'there', reason: 'seen' };
    await act('skip', said);
    const second = await act<ProblemBody>('retry', { revision: delivery.revision });
    expect([second.status, second.body.code]).to.deep.equal([409, 'delivery/changed-meanwhile']);
    expect(second.body.details).to.include({ state: 'DONE', revision: delivery.revision + 1 });
    const ended = await act<ProblemBody>('skip', { ...said, revision: delivery.revision + 1 });
    expect([ended.status, ended.body.code]).to.deep.equal([409, 'delivery/answered']);
  });

  it('is not skipped without a revision, a statement and a reason, nor by a statement that does not fit', async () => {
    const { act, delivery } = await aStuckDelivery();
    const bare = await act<ProblemBody>('skip', { tickets: 'gone', more: 1 });
    expect(bare.body.violations?.map(({ field }) => field)).to.have.members(['revision', 'tickets', 'reason', 'more']);
    const said = { revision: delivery.revision, tickets: 'changed', reason: 'seen' };
    const unfitting = await act<ProblemBody>('skip', said);
    expect([unfitting.status, unfitting.body.code]).to.deep.equal([422, 'delivery/statement-does-not-fit']);
    expect(unfitting.body.details.fitting).to.deep.equal(['there', 'not-there']);
  });
});

describe('Ticket systems over HTTP', () => {
  it('tell how much waits for them, and are paused and resumed by their names', async () => {
    const { app, clock } = await aStuckDelivery();
    const read = async () =>
      (await app.send<{ items: readonly TicketSystemView[] }>('GET', '/v1/ticket-systems')).body.items;
    expect((await read()).map(({ system }) => system)).to.deep.equal([
      'NOD',
      'ACCOUNT_BASED_TICKETING',
      'INTERNATIONAL',
      'BIFROST',
    ]);
    const path = '/v1/ticket-systems/BIFROST/pause';
    const paused = await app.send<TicketSystemView>('PUT', path, { reason: 'maintenance' }, DESK);
    const pause = { since: clock.now(), by: 'example-desk', reason: 'maintenance' };
    const breaker = { state: 'CLOSED', since: null, nextTrialAt: null };
    const standing = {
      system: 'BIFROST',
      fulfillmentMethod: 'BIFROST',
      breaker,
      waiting: 0,
      underWay: 0,
      setAside: 1,
    };
    expect([paused.status, paused.body]).to.deep.equal([200, { ...standing, pause }]);
    expect((await read()).at(-1)).to.deep.equal(paused.body);
    for (let time = 0; time < 2; time += 1) {
      const resumed = await app.send<TicketSystemView>('DELETE', path, undefined, DESK);
      expect([resumed.status, resumed.body]).to.deep.equal([200, { ...standing, pause: null }]);
    }
    expect((await audit(app)).map(({ kind, subject, reason }) => [kind, subject, reason])).to.deep.equal([
      ['resume-ticket-system', 'BIFROST', null],
      ['pause-ticket-system', 'BIFROST', 'maintenance'],
    ]);
  });

  it('are not paused without a reason, nor by a name that no system has', async () => {
    const app = await anApp();
    const { body } = await app.send<ProblemBody>('PUT', '/v1/ticket-systems/metro/pause', {});
    expect(body.violations?.map(({ field }) => field)).to.have.members(['path system', 'reason']);
    const resumed = await app.send<ProblemBody>('DELETE', '/v1/ticket-systems/NOD/pause', { reason: 'no body' });
    expect(resumed.body.violations?.map(({ field }) => field)).to.deep.equal(['reason']);
  });
});

describe('A purge over HTTP', () => {
  it('tells what would be deleted, and deletes it when it is told to', async () => {
    const clock = new ManualClock();
    const app = await anApp({ clock });
    await app.record(anOrder({ id: 'CLOSED', status: 'CANCELLED', lines: [] }));
    await clock.advance(1);
    await app.record(anOrder({ id: 'LATER', status: 'CANCELLED', lines: [] }));
    const purge = async (more: object) =>
      (await app.send<PurgeView>('POST', '/v1/purges', { before: clock.now(), ...more }, DESK)).body;
    const dry = await purge({});
    expect(dry).to.deep.include({ dryRun: true, orderIds: ['CLOSED'], next: null, before: clock.now() });
    expect(dry.counts).to.include({ orders: 1, groups: 0 });
    expect(await purge({ dryRun: false, reason: 'retention' })).to.deep.equal({ ...dry, dryRun: false });
    expect((await app.send('GET', '/v1/orders/CLOSED')).status).to.equal(404);
    expect((await app.send('GET', '/v1/orders/LATER')).status).to.equal(200);
    expect((await audit(app)).map(({ kind, reason, details }) => [kind, reason, details.orderIds])).to.deep.equal([
      ['purge-orders', 'retention', ['CLOSED']],
    ]);
  });

  it('is refused for a date that is not past, and for numbers out of range', async () => {
    const app = await anApp();
    const future = await app.send<ProblemBody>('POST', '/v1/purges', { before: '2999-01-01T00:00:00Z' });
    expect([future.status, future.body.violations?.map(({ field }) => field)]).to.deep.equal([400, ['before']]);
    const body = { before: '2025-01-01', dryRun: 'no', after: 'a b', limit: 5001 };
    const odd = await app.send<ProblemBody>('POST', '/v1/purges', body);
    expect(odd.body.violations?.map(({ field }) => field)).to.have.members(['before', 'dryRun', 'after', 'limit']);
  });
});

describe('The audit over HTTP', () => {
  it('has every act and every refusal, the newest first, and narrows', async () => {
    const { app, clock, act, delivery } = await aStuckDelivery();
    const said = { revision: delivery.revision, tickets: 'there', reason: 'seen' };
    await act('skip', said);
    await clock.advance(1000);
    await act('skip', said);
    const [refused, done] = await audit(app);
    expect(done).to.deep.include({
      by: 'example-desk',
      kind: 'skip-delivery',
      subject: delivery.key,
      orderId: '9KX4T2QH',
      organisationId: 1,
      reason: 'seen',
      outcome: 'done',
      details: { tickets: 'there', outcome: 'DONE' },
      correlationId: 'correlation-9',
    });
    expect(refused).to.include({ outcome: 'delivery/changed-meanwhile', orderId: null });
    const found = async (query: string) => (await audit(app, query)).map(({ outcome }) => outcome);
    expect(await found('?outcome=done&by=example-desk&kind=skip-delivery')).to.deep.equal(['done']);
    expect(await found(`?until=${clock.now()}`)).to.deep.equal(['done']);
    expect(await found(`?from=${clock.now()}`)).to.deep.equal(['delivery/changed-meanwhile']);
    expect(await found(`?subject=${delivery.key}&correlationId=correlation-9&page=1&perPage=1`)).to.deep.equal([
      'done',
    ]);
    expect(await found('?orderId=OTHER')).to.deep.equal([]);
  });

  it('has the beginning and the end of a bulk run', async () => {
    const app = await anApp();
    const run = { run: 'regenerate-1', steps: ['generate'], orders: 3, reason: 'mended' };
    const noted = await app.send<AuditEntryView>('POST', '/v1/regenerations', run, DESK);
    expect(noted.body.details).to.deep.equal({ phase: 'begun', steps: ['generate'], orders: 3 });
    await app.send('POST', '/v1/regenerations', { ...run, ended: { done: 2, failed: 1 } }, DESK);
    const found = await audit(app, '?kind=regenerate-orders&subject=regenerate-1');
    expect(found.map(({ details }) => details)).to.deep.include.members([
      noted.body.details,
      { phase: 'ended', steps: ['generate'], orders: 3, done: 2, failed: 1 },
    ]);
    const odd = { run: '', steps: ['sell'], orders: -1, ended: { done: 1 } };
    const { body } = await app.send<ProblemBody>('POST', '/v1/regenerations', odd);
    expect(body.violations?.map(({ field }) => field)).to.have.members(['run', 'steps', 'orders', 'ended.failed']);
  });

  it('refuses what it does not know', async () => {
    const { body } = await (await anApp()).send<ProblemBody>('GET', '/v1/audit?kind=other&from=today&colour=red');
    expect(body.violations?.map(({ field }) => field)).to.have.members(['kind', 'from', 'colour']);
  });
});
