import { type ClientOptions, NoAnswer, createClient, successOf } from '@ticket-distribution/client';
import { anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, describe, it } from 'mocha';
import { onTheWire } from '../http/on-the-wire.js';
import { aServedApp } from './a-served-app.js';
import { type Scripted, ScriptedServer, refusal } from './a-scripted-server.js';

const PATH = { orderId: 'A' };
const QUICK: NonNullable<ClientOptions['retries']> = { tries: 4, firstPauseMs: 1, longestPauseMs: 2 };

describe('A request of a client', () => {
  const servers: ScriptedServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  /** A client of a server that answers so, and what the server received. */
  const scripted = async (script: readonly Scripted[], options: Partial<ClientOptions> = {}) => {
    const server = await ScriptedServer.open(...script);
    servers.push(server);
    const client = createClient({ baseUrl: server.address, clientName: 'a-test', retries: QUICK, ...options });
    return { client, received: server.received };
  };

  it('is sent again, byte for byte and under one key, until it has an answer that stands', async () => {
    const passing = [
      'hang-up',
      refusal(503, 'service/not-ready', { 'retry-after': '0' }),
      refusal(409, 'idempotency/in-progress', { 'retry-after': '0' }),
      refusal(429, 'request/too-many', { 'retry-after': '0' }),
      refusal(500, 'service/internal-error'),
      { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' },
    ] as const;
    const { client, received } = await scripted(passing, { retries: { ...QUICK, tries: 7 } });
    const answer = await client.distributeTicketDistributionGroups({ path: PATH, body: { language: 'eng' } });
    expect(answer.ok).to.equal(true);
    const [first, ...others] = received.map(({ method, url, headers, body }) => [
      method,
      url,
      headers['idempotency-key'],
      body,
    ]);
    expect(first?.[2]).to.match(/^"[0-9a-f]{32}"$/);
    expect(first?.[3]).to.equal('{"language":"eng"}');
    expect(others).to.deep.equal(passing.map(() => first));
  });

  it('is not sent again after an answer that stands', async () => {
    for (const [status, code] of [
      [400, 'request/malformed'],
      [401, 'auth/token-missing'],
      [404, 'order/not-found'],
      [408, 'request/too-slow'],
      [409, 'order/not-confirmed'],
      [422, 'idempotency/other-request'],
    ] as const) {
      const { client, received } = await scripted([refusal(status, code)]);
      const answer = await client.generateTicketDistributions({ path: PATH });
      expect([answer.ok, answer.status, received.length], code).to.deep.equal([false, status, 1]);
    }
  });

  it('has a key of its own, unless who calls keeps one', async () => {
    const { client, received } = await scripted([]);
    await client.generateTicketDistributions({ path: PATH });
    await client.generateTicketDistributions({ path: PATH });
    await client.generateTicketDistributions({ path: PATH }, { idempotencyKey: 'kept \\ "1"' });
    const [one, other, kept] = received.map(({ headers }) => headers['idempotency-key']);
    expect(one).to.not.equal(other);
    expect(kept).to.equal('"kept \\\\ \\"1\\""');
  });

  it('that is to have no key has none, and is sent once', async () => {
    const { client, received } = await scripted([refusal(503, 'service/not-ready')]);
    const answer = await client.generateTicketDistributions({ path: PATH }, { idempotencyKey: null });
    expect([answer.status, received.map(({ headers }) => headers['idempotency-key'])]).to.deep.equal([
      503,
      [undefined],
    ]);
  });

  it('that only reads is sent again without a key', async () => {
    const { client, received } = await scripted(['hang-up', refusal(503, 'service/not-ready')]);
    expect((await client.searchDrifts({ query: { state: 'all' } })).ok).to.equal(true);
    expect(received.map(({ url, headers }) => [url, headers['idempotency-key']])).to.deep.equal(
      [1, 2, 3].map(() => ['/v1/drifts?state=all', undefined]),
    );
  });

  it('is sent so often at most, and ends as the last sending did', async () => {
    const away = refusal(503, 'service/not-ready');
    const refused = await scripted(Array(9).fill(away) as Scripted[]);
    const answer = await refused.client.readOrder({ path: PATH });
    expect([answer.ok, answer.status, refused.received.length]).to.deep.equal([false, 503, 4]);

    const silent = await scripted(Array(9).fill('hang-up') as Scripted[], { retries: { ...QUICK, tries: 2 } });
    const error: unknown = await silent.client
      .generateTicketDistributions({ path: PATH }, { idempotencyKey: 'k-1' })
      .catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(NoAnswer).and.to.include({ idempotencyKey: 'k-1' });
    expect(silent.received).to.have.length(2);
  });

  it('is given up when one sending takes too long, and sent again', async () => {
    const { client, received } = await scripted(['never'], { timeoutMs: 200 });
    expect((await client.readOrder({ path: PATH })).ok).to.equal(true);
    expect(received).to.have.length(2);
  });

  it('waits while the service says that it is busy, as all requests of the client do', async () => {
    const { client, received } = await scripted([refusal(503, 'service/not-ready', { 'retry-after': '60' })]);
    const ending = new AbortController();
    const calls = [client.readOrder({ path: { orderId: 'FIRST' } }, { signal: ending.signal })];
    while (received.length === 0) await new Promise((looked) => setTimeout(looked, 5));
    await new Promise((looked) => setTimeout(looked, 100));
    calls.push(client.readOrder({ path: { orderId: 'SECOND' } }, { signal: ending.signal }));
    await new Promise((looked) => setTimeout(looked, 100));
    ending.abort();
    for (const { status } of await Promise.allSettled(calls)) expect(status).to.equal('rejected');
    expect(received).to.have.length(1);
  });

  it('has its effect once at the real app, though its answers are lost', async () => {
    const app = await aServedApp();
    let lost = 0;
    const client = createClient({
      baseUrl: app.address,
      clientName: 'a-test',
      retries: QUICK,
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if ((lost += 1) % 3 === 0) return response;
        await response.text();
        throw new TypeError('the connection broke');
      },
    });
    const order = anOrder({ id: 'LOST01' });
    type Body = Parameters<typeof client.recordOrderVersion>[0]['body'];
    const body = onTheWire(order) as unknown as Body;
    const recorded = successOf(await client.recordOrderVersion({ path: { orderId: 'LOST01', version: 1 }, body }));
    expect([recorded.status, recorded.headers.get('Idempotent-Replayed')]).to.deep.equal([201, 'true']);
    const distributed = successOf(await client.distributeTicketDistributionGroups({ path: { orderId: 'LOST01' } }));
    expect(distributed.headers.get('Idempotent-Replayed')).to.equal('true');
    expect(app.engine.log.attempts).to.have.length(1);
  });
});

describe('A signal', () => {
  const endedBy = async (
    call: (signal: AbortSignal) => Promise<unknown>,
    when: 'before' | 'during',
  ): Promise<unknown> => {
    const ending = new AbortController();
    const reason = new Error('not any more');
    if (when === 'before') ending.abort(reason);
    else setTimeout(() => ending.abort(reason), 100);
    const error: unknown = await call(ending.signal).catch((thrown: unknown) => thrown);
    expect(error).to.equal(reason);
    return error;
  };

  it('ends a call before it is sent, while it is sent, and while it waits to be sent again', async () => {
    const pausing = refusal(500, 'service/internal-error', { 'retry-after': '60' });
    const busy = refusal(503, 'service/not-ready', { 'retry-after': '60' });
    for (const [script, when, sendings] of [
      [[], 'before', 0],
      [['never'], 'during', 1],
      [[pausing], 'during', 1],
      [[busy], 'during', 1],
    ] as const) {
      const server = await ScriptedServer.open(...script);
      const client = createClient({ baseUrl: server.address, clientName: 'a-test' });
      await endedBy((signal) => client.readOrder({ path: PATH }, { signal }), when);
      expect(server.received).to.have.length(sendings);
      await server.close();
    }
  });
});
