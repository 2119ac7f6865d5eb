import type { GroupView } from '@ticket-distribution/http';
import { anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type ProblemBody, anApp } from './an-app.js';
import { onTheWire, versionUrl } from './on-the-wire.js';

const order = anOrder();
const DISTRIBUTE = `/v1/ticket-distribution-groups/${order.id}/distribute`;

describe('X-Correlation-Id', () => {
  it('is echoed, on refusals too, and passed on with every delivery', async () => {
    const app = await anApp();
    const headers = { 'x-correlation-id': 'from the client: 1' };
    await app.record(order);
    const good = await app.send('POST', DISTRIBUTE, undefined, headers);
    const bad = await app.send<ProblemBody>('GET', '/v1/orders/NOBODY', undefined, headers);
    expect(good.headers['x-correlation-id']).to.equal('from the client: 1');
    expect(bad.headers['x-correlation-id']).to.equal('from the client: 1');
    expect(bad.body.correlationId).to.equal('from the client: 1');
    expect(app.engine.log.attempts.map(({ attempt }) => attempt.correlationId)).to.deep.equal(['from the client: 1']);
  });

  it('is made when it is missing, once per request', async () => {
    const app = await anApp();
    expect((await app.send('GET', '/')).headers['x-correlation-id']).to.equal('made-1');
    expect((await app.send<ProblemBody>('GET', '/v1/orders/NOBODY')).body.correlationId).to.equal('made-2');
  });

  it('is on answers that no route gives', async () => {
    const app = await anApp();
    const headers = { 'x-correlation-id': 'c-1' };
    for (const url of ['/nowhere', '/v1/orders/%ZZ', '/openapi.json', '/docs']) {
      const answer = await app.sendUndocumented('GET', url, undefined, headers);
      expect(answer.headers['x-correlation-id'], url).to.equal('c-1');
    }
  });

  it('is refused when it is malformed, and a new one made', async () => {
    const app = await anApp();
    for (const value of ['', 'x'.repeat(129), 'kåre', 'a\tb']) {
      const { status, body } = await app.send<ProblemBody>('GET', '/v1/orders/A', undefined, {
        'x-correlation-id': value,
      });
      expect(status, value).to.equal(400);
      expect(body.violations?.map(({ field }) => field)).to.deep.equal(['header X-Correlation-Id']);
      expect(body.correlationId).to.match(/^made-/);
    }
  });
});

describe('The headers of the caller', () => {
  it('say who generated and distributed', async () => {
    const app = await anApp();
    const headers = {
      'entur-distribution-channel': 'KOL:DistributionChannel:App',
      'entur-pos': 'Kolumbus',
      'et-client-name': 'kolumbus-app',
    };
    await app.send('PUT', versionUrl(order), onTheWire(order), headers);
    const { body } = await app.send<GroupView[]>('POST', DISTRIBUTE, undefined, headers);
    expect(body[0]).to.include({
      createdByDCI: 'KOL:DistributionChannel:App',
      distributedByDCI: 'KOL:DistributionChannel:App',
    });
  });

  it("default to the order's own", async () => {
    const app = await anApp();
    await app.record(order);
    const { body } = await app.send<GroupView[]>('POST', DISTRIBUTE);
    expect(body[0]).to.include({
      createdByDCI: order.distributionChannelId,
      distributedByDCI: order.distributionChannelId,
    });
  });

  it('ask for Bokmål with the languages of a browser that knows none of ours', async () => {
    const app = await anApp();
    await app.record(order);
    for (const value of ['fr-FR, de;q=0.5', 'nb;q=0']) {
      const { body } = await app.send<GroupView[]>('POST', DISTRIBUTE, undefined, { 'accept-language': value });
      expect(body[0]?.ticketDistributions[0]?.distributionDetails.language).to.equal('nob');
    }
  });

  const MALFORMED: readonly (readonly [header: string, value: string])[] = [
    ['Entur-Distribution-Channel', 'App'],
    ['Entur-Distribution-Channel', 'kol:DistributionChannel:App'],
    ['Entur-Pos', ''],
    ['Entur-Pos', 'x'.repeat(129)],
    ['ET-Client-Name', 'a\u0001b'],
    ['Accepts-Language', ''],
    ['Accepts-Language', 'swe'],
    ['Accepts-Language', 'nob;weight=1'],
    ['Accepts-Language', 'fr-FR, de;q=0.5'],
    ['Accepts-Language', 'nob;q=0'],
    ['Accept-Language', 'nb;q=2'],
    ['Accept-Language', 'nb,,en'],
  ];
  for (const [header, value] of MALFORMED) {
    it(`are refused with ${header}: ${JSON.stringify(value.slice(0, 30))}`, async () => {
      const app = await anApp();
      await app.record(order);
      const answer = await app.send<ProblemBody>('POST', DISTRIBUTE, undefined, { [header.toLowerCase()]: value });
      expect(answer.status).to.equal(400);
      expect(answer.body.violations?.map(({ field }) => field)).to.deep.equal([`header ${header}`]);
      expect(app.engine.log.attempts).to.have.length(0);
    });
  }

  it('are refused by every operation on orders and groups', async () => {
    const app = await anApp();
    const headers = { 'et-client-name': '' };
    for (const [method, url] of [
      ['GET', '/v1/orders/A'],
      ['GET', '/v1/orders/A/versions/1'],
      ['GET', '/v1/ticket-distributions/A/summary'],
      ['POST', '/v1/ticket-distributions/A/generate'],
      ['POST', '/v1/ticket-distributions/A/preview'],
      ['POST', '/v1/ticket-distributions/A/distribute-to-nod'],
      ['GET', '/v1/ticket-distribution-groups/A'],
      ['GET', '/v1/ticket-distribution-groups?orderId=A'],
    ] as const) {
      const { body } = await app.send<ProblemBody>(method, url, undefined, headers);
      expect(
        body.violations?.map(({ field }) => field),
        url,
      ).to.deep.equal(['header ET-Client-Name']);
    }
  });
});

describe('Priority', () => {
  /** The priority of the delivery that a distribute with the header stores. */
  const priorityOf = async (priority?: string): Promise<string | undefined> => {
    const app = await anApp();
    await app.record(order);
    await app.send('POST', DISTRIBUTE, undefined, priority === undefined ? {} : { priority });
    const [key] = app.engine.log.attempts.map(({ attempt }) => attempt.deliveryKey);
    const delivery = await app.engine.transactions.read(async ({ deliveries }) => key && deliveries.find(key));
    return delivery?.snapshot.priority;
  };

  it('says whether somebody waits; who says nothing does', async () => {
    for (const said of [undefined, 'u=3', 'u=0, i', 'i, u=1']) expect(await priorityOf(said), said).to.equal('URGENT');
    expect(await priorityOf('u=5')).to.equal('NORMAL');
    for (const said of ['u=6', 'u=7', 'i,u=7', 'u=7;later=1']) expect(await priorityOf(said), said).to.equal('BULK');
  });

  it('is ignored where it cannot be read', async () => {
    for (const said of ['', 'u=8', 'u=77', 'mu=7', 'urgent']) expect(await priorityOf(said), said).to.equal('URGENT');
  });
});
