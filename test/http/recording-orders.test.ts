import type { GroupView, OrderView } from '@ticket-distribution/http';
import { aLeg, aLine, aProduct, anOrder, pointToPoint, zonal } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';
import { onTheWire, versionUrl } from './on-the-wire.js';

interface Recorded {
  readonly orderId: string;
  readonly version: number;
  readonly currentVersion: number | null;
  readonly groups: readonly GroupView[];
}

const draft = anOrder({ status: 'DRAFT' });
const confirmed = anOrder();
const second = anOrder({ version: 2, lines: [aLine({ products: [aProduct({ version: 'VYG:Version:13' })] })] });

const put = (app: AppUnderTest, order = confirmed) => app.send<Recorded>('PUT', versionUrl(order), onTheWire(order));

describe('Recording an order version over HTTP', () => {
  it('answers 201 with the groups that the version gives', async () => {
    const { status, body } = await put(await anApp());
    expect(status).to.equal(201);
    expect(body).to.include({ orderId: confirmed.id, version: 1, currentVersion: 1 });
    expect(body.groups.map(({ orderLineId }) => orderLineId)).to.deep.equal(['line-1']);
    expect(body.groups[0]?.ticketDistributions.map(({ status: state }) => state)).to.deep.equal(['GENERATED']);
  });

  it('answers 200 with the same groups when the version is known', async () => {
    const app = await anApp();
    const first = await put(app);
    const again = await put(app);
    expect(again.status).to.equal(200);
    expect(again.body).to.deep.equal(first.body);
  });

  it('takes another zone, another precision and unknown fields as the same document', async () => {
    const app = await anApp();
    await put(app);
    const same = { ...onTheWire(confirmed), confirmedAt: '2026-12-01T10:30:00+01:00', loyaltyPoints: { toString: 12 } };
    expect((await app.send('PUT', versionUrl(confirmed), same)).status).to.equal(200);
  });

  it('lets a DRAFT be replaced, and gives it no groups', async () => {
    const app = await anApp();
    expect((await put(app, draft)).status).to.equal(201);
    const replaced = await put(app, { ...draft, pos: 'Entur Web' });
    expect(replaced.status).to.equal(200);
    expect(replaced.body).to.include({ currentVersion: null }).and.to.have.property('groups').that.deep.equals([]);
  });

  it('refuses other content of a frozen version', async () => {
    const app = await anApp();
    await put(app);
    const answer = await app.send<ProblemBody>('PUT', versionUrl(confirmed), { ...onTheWire(confirmed), pos: 'Other' });
    expect(answer.status).to.equal(409);
    expect(answer.body.code).to.equal('order/version-conflict');
    expect(answer.body.detail).to.match(/was recorded with other content: pos\.$/);
    expect(answer.body.details['differs']).to.deep.equal(['pos']);
  });

  it('carries a change of handed-over tickets out, under their own ids', async () => {
    const app = await anApp();
    await put(app);
    const handedOver = await app.send<GroupView[]>('POST', `/v1/ticket-distribution-groups/${confirmed.id}/distribute`);
    const { status, body } = await put(app, second);
    expect(status).to.equal(201);
    expect(body.currentVersion).to.equal(2);
    const [ticket] = body.groups[0]?.ticketDistributions ?? [];
    expect(ticket?.id).to.equal(handedOver.body[0]?.ticketDistributions[0]?.id);
    expect(ticket?.fareProduct.version).to.equal('VYG:Version:13');
  });

  it('generates nothing when that is switched off', async () => {
    const { body } = await put(await anApp({ autoGenerate: false }));
    expect(body.groups).to.deep.equal([]);
  });

  it('takes what GET answers as the same version', async () => {
    const app = await anApp();
    const order = anOrder({
      lines: [
        aLine({ id: 'all', products: [aProduct({ topologies: [zonal(), pointToPoint({ direction: null })] })] }),
        aLine({ id: 'abt', method: 'ACCOUNT_BASED_TICKETING', products: [aProduct({ legs: [], travellers: [] })] }),
      ],
    });
    expect((await put(app, order)).status).to.equal(201);
    const { body: shown } = await app.send<OrderView>('GET', `/v1/orders/${order.id}`);
    const again = await app.send<Recorded>('PUT', versionUrl(order), shown);
    expect(again.status).to.equal(200);
    expect((await app.send<OrderView>('GET', `/v1/orders/${order.id}`)).body).to.deep.equal(shown);
  });

  it('takes a validity with an open end, and tells what an instant has to be', async () => {
    const app = await anApp();
    const order = onTheWire(anOrder({ lines: [aLine({ products: [aProduct({ legs: [] })] })] }));
    const text = (endOfValidity: string) =>
      JSON.stringify(order).replace(/"endOfValidity":"[^"]+"/, `"endOfValidity":"${endOfValidity}"`);
    const url = versionUrl(confirmed);
    const beyond = await app.send<ProblemBody>('PUT', url, text('9999-12-31T23:59:59-01:00'));
    expect(beyond.status).to.equal(400);
    expect(beyond.body.violations).to.deep.equal([
      {
        field: 'orderLines[0].fareProducts[0].endOfValidity',
        message:
          'must be a date and time with a zone as RFC 3339 has it, in the years 0001 to 9999 (UTC), such as 2026-12-05T06:00:00.000Z',
      },
    ]);
    expect((await app.send('PUT', url, text('9999-12-31t23:59:59.999z'))).status).to.equal(201);
    await app.send('POST', `/v1/ticket-distribution-groups/${confirmed.id}/distribute`);
    const [group] = (await app.send<Recorded>('PUT', url, text('9999-12-31T23:59:59.99999Z'))).body.groups;
    expect(group?.ticketDistributions[0]).to.include({
      endOfValidity: '9999-12-31T23:59:59.999Z',
      status: 'DISTRIBUTED',
    });
  });

  it('makes no ticket of a line without products, and one of its products once it has some', async () => {
    const app = await anApp();
    const fee = { ...aLine({ id: 'fee' }), fareProducts: [] };
    const first = await put(app, anOrder({ lines: [fee, aLine({ id: 'ticket' })] }));
    expect(first.status).to.equal(201);
    expect(first.body.groups.map(({ orderLineId }) => orderLineId)).to.deep.equal(['ticket']);
    const next = await put(
      app,
      anOrder({ version: 2, lines: [aLine({ id: 'fee' }), { ...aLine({ id: 'ticket' }), fareProducts: [] }] }),
    );
    const states = next.body.groups.map(({ orderLineId, ticketDistributions }) => [
      orderLineId,
      ticketDistributions.map(({ status }) => status),
    ]);
    expect(states).to.deep.equal([
      ['fee', ['GENERATED']],
      ['ticket', ['CANCELLED']],
    ]);
  });

  it('takes kinds that nobody knows yet, and a group of a thousand', async () => {
    const app = await anApp();
    const travellers = Array.from({ length: 1000 }, (_, index) => ({
      id: `t${index}`,
      userType: index % 2 === 0 ? 'DISABLED_COMPANION' : 'added tomorrow',
      userProfileRef: null,
      customerId: null,
    }));
    const topologies = [{ ...zonal(), zoneType: 'NATIONAL', zones: [] }];
    const legs = [aLeg({ mode: 'HOVERCRAFT', subMode: 'acrossTheFjord' })];
    const supplements = [{ id: 'a', version: null, type: 'SURFBOARD', count: 1, name: {} }];
    const product = aProduct({ travellers, topologies, legs, supplements });
    const { status, body } = await put(app, anOrder({ lines: [aLine({ products: [product] })] }));
    expect(status).to.equal(201);
    expect(body.groups[0]?.ticketDistributions[0]).to.deep.include({ travellers, topologies, legs, supplements });
  });

  it('refuses a document for another address, naming both fields', async () => {
    const app = await anApp();
    const answer = await app.send<ProblemBody>('PUT', '/v1/orders/OTHER/versions/7', onTheWire(confirmed));
    expect(answer.body.violations).to.deep.equal([
      { field: 'id', message: 'must be OTHER, as in the path' },
      { field: 'version', message: 'must be 7, as in the path' },
    ]);
  });

  it('refuses a document that contradicts itself', async () => {
    const app = await anApp();
    const [line] = anOrder().orderLines;
    const twice = anOrder({ lines: line === undefined ? [] : [line, line] });
    const answer = await app.send<ProblemBody>('PUT', versionUrl(twice), onTheWire(twice));
    expect(answer.body.violations).to.deep.equal([
      { field: 'orderLines[1].id', message: 'must be unique in the order' },
    ]);
  });
});

describe('Reading an order over HTTP', () => {
  it('shows the current version as recorded, with all versions and line versions', async () => {
    const app = await anApp();
    await put(app);
    await put(app, second);
    await put(app, anOrder({ version: 3, status: 'DRAFT' }));
    const { body } = await app.send<OrderView>('GET', `/v1/orders/${confirmed.id}`);
    expect(body).to.include({ version: 2, currentVersion: 2, pos: 'Entur App', ownerCustomerId: '1000042' });
    expect(body.orderLines).to.deep.equal(second.orderLines);
    expect(body.recordedVersions.map(({ version, status }) => [version, status])).to.deep.equal([
      [1, 'CONFIRMED'],
      [2, 'CONFIRMED'],
      [3, 'DRAFT'],
    ]);
    expect(body.orderLineVersions).to.have.length(1);
    expect(
      body.orderLineVersions[0]?.versions.map(({ version, orderVersion }) => [version, orderVersion]),
    ).to.deep.equal([
      [1, 1],
      [2, 2],
    ]);
  });

  it('shows the newest DRAFT while nothing is confirmed, and any version that is asked for', async () => {
    const app = await anApp();
    await put(app, draft);
    await put(app, anOrder({ version: 2, status: 'DRAFT' }));
    const newest = await app.send<OrderView>('GET', `/v1/orders/${draft.id}`);
    const first = await app.send<OrderView>('GET', versionUrl(draft));
    expect(newest.body).to.include({ version: 2, currentVersion: null });
    expect(first.body).to.include({ version: 1, status: 'DRAFT' });
  });

  it('refuses an unknown order and an unknown version', async () => {
    const app = await anApp();
    expect((await app.send<ProblemBody>('GET', '/v1/orders/NOBODY')).body.code).to.equal('order/not-found');
    await put(app);
    const answer = await app.send<ProblemBody>('GET', `/v1/orders/${confirmed.id}/versions/2`);
    expect(answer.status).to.equal(404);
    expect(answer.body.code).to.equal('order/version-not-found');
  });
});
