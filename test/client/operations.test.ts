import { createClient, itemsOf, Refused, successOf, UnexpectedAnswer } from '@ticket-distribution/client';
import type { TicketDistributionGroup } from '@ticket-distribution/client/schemas';
import { OPERATIONS, openApiDocument } from '@ticket-distribution/http';
import { OPERATIONS as CALLED } from '@ticket-distribution/client';
import { aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { onTheWire } from '../http/on-the-wire.js';
import { AnIssuer } from '../http/an-issuer.js';
import { tokensOf } from '../http/an-asking-app.js';
import { type ServedApp, aServedApp } from './a-served-app.js';

type OrderBody = Parameters<ReturnType<typeof createClient>['recordOrderVersion']>[0]['body'];
const bodyOf = (order: ReturnType<typeof anOrder>) => onTheWire(order) as unknown as OrderBody;

describe('A client of the API', () => {
  let app: ServedApp;
  const clientOf = (served: ServedApp) => createClient({ baseUrl: served.address, clientName: 'a-test' });
  before(async () => {
    app = await aServedApp();
  });

  it('has a method for every operation of the document, by its operationId', () => {
    const ids = OPERATIONS.map(({ operationId }) => operationId);
    expect(Object.keys(clientOf(app))).to.have.members(ids);
    const { paths } = openApiDocument();
    for (const [id, { method, path }] of Object.entries(CALLED)) {
      expect(paths[path]?.[method.toLowerCase()]?.operationId).to.equal(id);
    }
  });

  it('records an order, hands its ticket over and finds it', async () => {
    const client = clientOf(app);
    const order = anOrder({ id: 'CLIENT01' });
    const path = { orderId: order.id, version: order.version };
    const recorded = await client.recordOrderVersion({ path, body: bodyOf(order) });
    if (!recorded.ok) return expect.fail(recorded.problem.detail);
    expect(recorded.status).to.equal(201);
    expect(recorded.headers.get('Location')).to.equal('/v1/orders/CLIENT01/versions/1');
    expect(JSON.parse(recorded.text)).to.deep.equal(recorded.body);

    const distributed = successOf(await client.distributeTicketDistributionGroups({ path: { orderId: order.id } }));
    expect(distributed.body[0]?.ticketDistributions[0]?.status).to.equal('DISTRIBUTED');

    const query = { orderId: ['in:CLIENT01,CLIENT02'], orderVersion: ['gte:1', 'lt:2'] };
    const found = successOf(await client.searchTicketDistributionGroups({ query }));
    expect(found.body.items).to.deep.equal(distributed.body);
  });

  it('tells a refusal by its code, which its problem is narrowed by', async () => {
    const client = clientOf(app);
    const order = anOrder({ id: 'CLIENT03' });
    const path = { orderId: order.id, version: 1 };
    await client.recordOrderVersion({ path, body: bodyOf(order) });
    const answer = await client.recordOrderVersion({ path, body: bodyOf({ ...order, pos: 'Other' }) });
    if (answer.ok) return expect.fail('it was taken');
    if (answer.problem.code !== 'order/version-conflict') return expect.fail(answer.problem.detail);
    const status: 409 = answer.problem.status;
    expect([status, answer.problem.details['differs']]).to.deep.equal([409, ['pos']]);
  });

  it('tells what is malformed field by field', async () => {
    const answer = await clientOf(app).readOrder({ path: { orderId: 'a/b c' } });
    if (answer.ok || answer.problem.code !== 'request/malformed') return expect.fail('it is malformed');
    expect(answer.problem.violations.map(({ field }) => field)).to.deep.equal(['path orderId']);
    expect(answer.problem.instance).to.equal('/v1/orders/a%2Fb%20c');
  });

  it('throws a refusal for who can do nothing about any', async () => {
    const answer = await clientOf(app).readOrder({ path: { orderId: 'NOBODY' } });
    expect(() => successOf(answer))
      .to.throw(Refused, 'order/not-found: Order NOBODY is not known.')
      .with.property('retryAfterMs', null);
  });

  it('sends headers as they are asked for, and says who calls', async () => {
    const client = clientOf(app);
    const order = anOrder({ id: 'CLIENT04', lines: [aLine({ method: 'NOD' })] });
    const headers = { 'X-Correlation-Id': 'trip-42', 'Entur-Distribution-Channel': 'KOL:DistributionChannel:App' };
    await client.recordOrderVersion({ path: { orderId: order.id, version: 1 }, body: bodyOf(order), headers });
    const generated = await client.generateTicketDistributions({ path: { orderId: order.id }, headers });
    expect(generated.headers.get('X-Correlation-Id')).to.equal('trip-42');
    const [group] = successOf(generated).body;
    expect(group?.createdByDCI).to.equal('KOL:DistributionChannel:App');
    await client.pauseTicketSystem({ path: { system: 'NOD' }, body: { reason: 'a test' } });
    const resumed = successOf(await client.resumeTicketSystem({ path: { system: 'NOD' } }));
    expect(resumed.body.pause).to.equal(null);
    const [act] = successOf(await client.searchAudit({ query: { kind: 'pause-ticket-system' } })).body.items;
    expect(act?.by).to.equal('a-test');
  });

  it('takes an answer without a body, and one that is text', async () => {
    const client = clientOf(app);
    const [found] = await collected(
      itemsOf(client.searchTicketDistributionGroups, { query: { orderId: ['CLIENT01'] } }),
    );
    const path = { ticketDistributionGroupId: found?.id ?? '' };
    const read = successOf(await client.readTicketDistributionGroup({ path }));
    const etag = read.headers.get('ETag') ?? '';
    const again = successOf(await client.readTicketDistributionGroup({ path, headers: { 'If-None-Match': etag } }));
    expect([again.status, again.body]).to.deep.equal([304, undefined]);
    const metrics: string = successOf(await client.readMetrics()).body;
    expect(metrics).to.equal('# nothing is measured here\n');
  });

  it('proves who calls with a token that is asked for anew for each sending', async () => {
    const issuer = await AnIssuer.open();
    try {
      const asking = await aServedApp({ tokens: tokensOf(issuer) });
      let asked = 0;
      const token = async () => {
        asked += 1;
        return issuer.token({ claims: { permissions: ['orders:read'] } });
      };
      const client = createClient({ baseUrl: `${asking.address}/`, clientName: 'a-test', token });
      for (const code of ['order/not-found', 'order/not-found']) {
        const answer = await client.readOrder({ path: { orderId: 'NOBODY' } });
        expect(answer.ok ? null : answer.problem.code).to.equal(code);
      }
      const refused = await client.searchDrifts();
      expect(refused.ok ? null : refused.problem.code).to.equal('auth/forbidden');
      expect(asked).to.equal(3);
      const unproven = await createClient({ baseUrl: asking.address, clientName: 'a-test' }).searchDrifts();
      expect(unproven.ok ? null : unproven.problem.code).to.equal('auth/token-missing');
    } finally {
      await issuer.close();
    }
  });

  it('tells an answer that is not of the API from one that is', async () => {
    const of = (media: string) => ({ headers: { 'content-type': media } });
    for (const [text, init] of [
      ['<html>', { ...of('text/html'), status: 200 }],
      ['<html>', { ...of('text/html'), status: 404 }],
      ['{', { ...of('application/json'), status: 200 }],
      ['{}', { ...of('application/json'), status: 404 }],
      ['{"type":"about:blank"}', { ...of('application/problem+json'), status: 403 }],
    ] as const) {
      const client = createClient({
        baseUrl: app.address,
        clientName: 'a-test',
        fetch: async () => new Response(text, init),
      });
      const error = await client.readOrder({ path: { orderId: 'A' } }).catch((thrown: unknown) => thrown);
      expect(error, text).to.be.instanceOf(UnexpectedAnswer).and.to.include({ status: init.status, text });
    }
  });
});

async function collected(items: AsyncIterable<TicketDistributionGroup>): Promise<TicketDistributionGroup[]> {
  const all: TicketDistributionGroup[] = [];
  for await (const item of items) all.push(item);
  return all;
}
