import { millisecondsOf } from '@ticket-distribution/domain';
import type { GroupView } from '@ticket-distribution/http';
import { FakeTicketSystem, ManualClock, aLine, aProduct, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';
import { handedOver } from './handed-over.js';

const GROUPS = '/v1/ticket-distribution-groups';

/** Each action of the first ticket, with the code of its refusal. */
const actionsOf = (group: GroupView | undefined) =>
  Object.fromEntries((group?.ticketDistributions[0]?.allowedActions ?? []).map(({ action, code }) => [action, code]));

interface Page {
  readonly items: readonly GroupView[];
  readonly page: number;
  readonly perPage: number;
  readonly totalItems: number;
  readonly totalPages: number;
}

async function aRecordedApp(): Promise<AppUnderTest> {
  const app = await anApp();
  for (const id of ['A', 'B', 'C']) await app.record(anOrder({ id }));
  await app.record(anOrder({ id: 'B', version: 2, lines: [aLine({ products: [aProduct({ transferable: true })] })] }));
  return app;
}

describe('Reading a group over HTTP', () => {
  it('shows the group as the other operations do', async () => {
    const app = await anApp();
    const { body } = await app.record(anOrder());
    const read = await app.send<GroupView>('GET', `${GROUPS}/${body.groups[0]?.id}`);
    expect(read.body).to.deep.equal(body.groups[0]);
  });

  it('shows the customer who bought and the customer who travels', async () => {
    const app = await anApp();
    const { body } = await app.record(anOrder({ lines: [aLine({ distributionHolderCustomerId: '1000077' })] }));
    expect(body.groups[0]).to.include({ orderOwnerCustomerId: '1000042', distributionHolderCustomerId: '1000077' });
  });

  it('answers 304 to a caller who has it as it is, and anew once it moved on', async () => {
    const app = await anApp();
    await app.record(anOrder());
    const first = await app.send('GET', `${GROUPS}/group-1`);
    const etag = String(first.headers.etag);
    expect(etag).to.match(/^"[^"]+"$/);
    const read = (tags: string) => app.send('GET', `${GROUPS}/group-1`, undefined, { 'if-none-match': tags });
    for (const tags of [etag, `"other", ${etag}`, `W/${etag}`, '*']) {
      const again = await read(tags);
      expect(again.status, tags).to.equal(304);
      expect(again.headers.etag).to.equal(etag);
    }
    expect((await read('"other"')).status).to.equal(200);
    await app.send('POST', `${GROUPS}/9KX4T2QH/distribute`);
    const moved = await read(etag);
    expect(moved.status).to.equal(200);
    expect(moved.headers.etag).to.not.equal(etag);
  });

  it('gets another ETag when time alone changes what may be done', async () => {
    const { app, clock, ticket } = await handedOver();
    const before = await app.send<GroupView>('GET', `${GROUPS}/group-1`);
    await clock.advance(millisecondsOf(ticket.endOfValidity) - millisecondsOf(clock.now()));
    const headers = { 'if-none-match': String(before.headers.etag) };
    const after = await app.send<GroupView>('GET', `${GROUPS}/group-1`, undefined, headers);
    expect(after.status).to.equal(200);
    expect(actionsOf(before.body)['update-validity']).to.equal(null);
    expect(actionsOf(after.body)['update-validity']).to.equal('validity/expired');
  });

  it('gets another ETag when only a delivery moved on', async () => {
    const clock = new ManualClock();
    const system = new FakeTicketSystem();
    const app = await anApp({ clock, gateways: { NOD: system } });
    await app.record(anOrder());
    system.meet('unavailable', 'unavailable');
    await app.send('POST', `${GROUPS}/9KX4T2QH/distribute`);
    const before = await app.send<GroupView>('GET', `${GROUPS}/group-1`);
    await clock.advance(60_000);
    await Promise.all(await app.engine.courier.startDue());
    const headers = { 'if-none-match': String(before.headers.etag) };
    const after = await app.send<GroupView>('GET', `${GROUPS}/group-1`, undefined, headers);
    expect(after.status).to.equal(200);
    expect(after.body.ticketDistributions[0]?.delivery?.attempts).to.equal(2);
  });

  it('tells of every ticket what may be done with it now, and else with which code it is refused', async () => {
    const app = await anApp();
    const { body } = await app.record(anOrder());
    const [group] = body.groups;
    expect(actionsOf(group)).to.deep.equal({
      distribute: null,
      redistribute: 'distribution/nothing-to-redistribute',
      'update-validity': 'validity/bound-to-departure',
      transfer: 'transfer/not-supported',
      cancel: null,
    });
    for (const { allowed, code, message } of group?.ticketDistributions[0]?.allowedActions ?? []) {
      expect([code === null, message === null]).to.deep.equal([allowed, allowed]);
    }
  });

  it('refuses an unknown group and a malformed id', async () => {
    const app = await anApp();
    expect((await app.send<ProblemBody>('GET', `${GROUPS}/nobody`)).body.code).to.equal('group/not-found');
    const { body } = await app.send<ProblemBody>('GET', `${GROUPS}/a%20b`);
    expect(body.violations?.map(({ field }) => field)).to.deep.equal(['path ticketDistributionGroupId']);
  });
});

describe('Searching groups over HTTP', () => {
  const found = async (query: string): Promise<Page> => {
    const { status, body } = await (await aRecordedApp()).send<Page>('GET', `${GROUPS}?${query}`);
    expect(status).to.equal(200);
    return body;
  };
  const orders = async (query: string): Promise<string[]> => (await found(query)).items.map(({ orderId }) => orderId);

  const EXAMPLES: readonly (readonly [string, readonly string[]])[] = [
    ['orderId=A', ['A']],
    ['orderId=eq:A', ['A']],
    ['orderId=ne:A', ['B', 'C']],
    ['orderId=gt:A', ['B', 'C']],
    ['orderId=gte:B', ['B', 'C']],
    ['orderId=lt:C', ['A', 'B']],
    ['orderId=lte:A', ['A']],
    ['orderId=in:A,C', ['A', 'C']],
    ['orderId=nin:A,C', ['B']],
    ['orderVersion=2', ['B']],
    ['orderVersion=lt:2', ['A', 'C']],
    ['orderVersion=in:1,2', ['A', 'B', 'C']],
    ['orderId=gt:A&orderId=lt:C', ['B']],
    ['orderId=B&orderVersion=1', []],
    ['orderId=nobody', []],
  ];
  for (const [query, expected] of EXAMPLES) {
    it(`finds ${expected.join(', ') || 'nothing'} by ${query}`, async () => {
      expect(await orders(query)).to.deep.equal(expected);
    });
  }

  it('pages from 0, 20 at a time unless asked otherwise', async () => {
    const { items, ...page } = await found('orderId=ne:X');
    expect(items).to.have.length(3);
    expect(page).to.deep.equal({ page: 0, perPage: 20, totalItems: 3, totalPages: 1, next: null });
    const second = await found('orderId=ne:X&page=1&perPage=2');
    expect(second.items.map(({ orderId }) => orderId)).to.deep.equal(['C']);
    expect(second.totalPages).to.equal(2);
    expect((await found('orderId=nobody')).totalPages).to.equal(0);
  });

  const REFUSED: readonly (readonly [string, readonly string[]])[] = [
    ['', ['query']],
    ['page=0', ['query']],
    ['orderId=', ['orderId']],
    ['orderId=has:A', ['orderId']],
    ['orderId=in:', ['orderId']],
    ['orderId=in:A,,B', ['orderId']],
    ['orderVersion=two', ['orderVersion']],
    ['orderVersion=-1', ['orderVersion']],
    ['orderVersion=99999999999', ['orderVersion']],
    ['orderId=A&page=-1&perPage=101', ['page', 'perPage']],
    ['orderId=A&page=1.5', ['page']],
    ['orderId=A&page=0&page=1', ['page']],
    ['orderId=A&perPage=0', ['perPage']],
    ['orderId=A&colour=red', ['colour']],
    ['__proto__=A&constructor=B', ['__proto__', 'constructor']],
    [Array.from({ length: 21 }, (_, index) => `orderId=ne:${index}`).join('&'), ['orderId']],
    [`orderId=in:${Array.from({ length: 101 }, (_, index) => index).join(',')}`, ['orderId']],
  ];
  for (const [query, fields] of REFUSED) {
    it(`refuses ${query.slice(0, 60) || 'an empty query'}`, async () => {
      const { status, body } = await (await anApp()).send<ProblemBody>('GET', `${GROUPS}?${query}`);
      expect(status).to.equal(400);
      expect(body.violations?.map(({ field }) => field)).to.deep.equal(fields);
    });
  }
});
