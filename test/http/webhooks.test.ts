import { setImmediate } from 'node:timers/promises';
import type { WebhookAttemptView, WebhookView, WebhookWithSecretView } from '@ticket-distribution/http';
import { FakeWebhookReceiver, aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { beforeEach, describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';

const WANTED = { url: 'https://receiver.example/hook', organisationId: 1 };
const NO_CONTENT = { status: 204, fault: null };

interface Attempts {
  readonly items: readonly WebhookAttemptView[];
  readonly totalItems: number;
}

describe('Webhooks over HTTP', () => {
  let receiver: FakeWebhookReceiver;
  let app: AppUnderTest;
  beforeEach(async () => {
    receiver = new FakeWebhookReceiver();
    app = await anApp({ webhookSender: receiver });
  });

  const make = async (said: object = {}, headers: Record<string, string> = {}) =>
    app.send<WebhookWithSecretView>('POST', '/v1/webhooks', { ...WANTED, ...said }, headers);
  const makes = async (said: object = {}): Promise<string> => `/v1/webhooks/${(await make(said)).body.id}`;
  const read = async (url: string) => (await app.send<WebhookView>('GET', url)).body;
  const violationsOf = async (url: string, body: unknown, method: 'POST' | 'PUT' = 'POST') => {
    const answer = await app.send<ProblemBody>(method, url, body);
    expect(answer.status).to.equal(400);
    return answer.body.violations?.map(({ field }) => field);
  };
  const sent = async (): Promise<void> => {
    for (let turn = 0; turn < 60; turn += 1) await setImmediate();
  };

  it('are made with a secret that is told once, and read where the answer says', async () => {
    const { status, headers, body } = await make({ stream: 'moves', types: ['Failed'], description: 'for the app' });
    expect(status).to.equal(201);
    const { secret, ...told } = body;
    expect(secret).to.equal('whsec_1');
    expect(told).to.deep.include({ ...WANTED, stream: 'moves', types: ['Failed'], state: 'ENABLED', failures: 0 });
    expect(await read(String(headers['location']))).to.deep.equal(told);
    const list = await app.send<{ readonly items: readonly WebhookView[] }>('GET', '/v1/webhooks');
    expect(list.body.items).to.deep.equal([told]);
  });

  it('are made once however often a request with a key is sent', async () => {
    const key = { 'Idempotency-Key': 'make-it' };
    const [first, again] = [await make({}, key), await make({}, key)];
    expect(again.body).to.deep.equal(first.body);
    expect((await app.send<{ readonly items: readonly object[] }>('GET', '/v1/webhooks')).body.items).to.have.length(1);
  });

  it('say what is wrong with what is wanted', async () => {
    expect(await violationsOf('/v1/webhooks', { url: WANTED.url })).to.deep.equal(['organisationId']);
    const wrong = { url: '', stream: 'all', types: ['Nothing'], after: -1, color: 'red' };
    const fields = await violationsOf('/v1/webhooks', wrong);
    expect(fields).to.have.members(['url', 'stream', 'types', 'after', 'color']);
    const url = await makes();
    expect(await violationsOf(url, { enabled: 1 }, 'PUT')).to.have.members(['url', 'enabled']);
    expect(await violationsOf(`${url}/replay`, {})).to.deep.equal(['after']);
    expect(await violationsOf(`${url}/replay`, { after: 0 })).to.deep.equal(['after']);
    expect(await violationsOf(`${url}/ping`, { now: true })).to.deep.equal(['now']);
    const refused = await app.send<ProblemBody>('POST', '/v1/webhooks', { ...WANTED, url: 'http://plain.example' });
    expect([refused.status, refused.body.code]).to.deep.equal([422, 'webhook/url-refused']);
  });

  it('become what a change says, or nothing where it says nothing', async () => {
    const url = await makes({ stream: 'groups', description: 'before' });
    const changed = await app.send<WebhookView>('PUT', url, { url: 'https://other.example/', enabled: false });
    expect(changed.body).to.deep.include({
      url: 'https://other.example/',
      stream: null,
      types: null,
      description: null,
      state: 'DISABLED',
      disabledReason: 'asked',
    });
    await app.send('PUT', url, { url: 'https://other.example/', enabled: true });
    expect(await read(url)).to.deep.include({ state: 'ENABLED', disabledReason: null, disabledAt: null });
  });

  it('get a new secret, and keep the one before for as long as it says', async () => {
    const url = await makes();
    const rotated = await app.send<WebhookWithSecretView>('POST', `${url}/rotate-secret`, { keepOldSeconds: 60 });
    expect(rotated.body.secret).to.equal('whsec_2');
    expect(rotated.body.secrets).to.deep.equal([{ until: null }, { until: '2026-12-01T09:31:00.125Z' }]);
    expect(JSON.stringify(await read(url))).to.not.include('whsec_');
    const alone = await app.send<WebhookWithSecretView>('POST', `${url}/rotate-secret`, { keepOldSeconds: 0 });
    expect(alone.body.secrets).to.deep.equal([{ until: null }]);
  });

  it('are sent what happens, pings and what is to be sent again, which their attempts show', async () => {
    const url = await makes({ types: ['TicketDistributionGroupCreated'] });
    app.engine.webhookLoop.start();
    await app.record(anOrder({ lines: [aLine({ method: 'NOD' })] }));
    await sent();
    const { position } = await read(url);
    receiver.answer = () => ({ status: 500, fault: 'it was answered with 500' });
    expect((await app.send('POST', `${url}/ping`)).status).to.equal(202);
    await sent();
    receiver.answer = () => NO_CONTENT;
    expect((await app.send('POST', `${url}/replay`, { after: 0, until: position })).status).to.equal(202);
    await sent();
    const attempts = await app.send<Attempts>('GET', `${url}/attempts`);
    expect(attempts.body.items.map(({ kind, status }) => [kind, status])).to.deep.equal([
      ['replay', 204],
      ['ping', 500],
      ['event', 204],
    ]);
    const failed = await app.send<Attempts>('GET', `${url}/attempts?failed=true`);
    expect(failed.body.items.map(({ type, fault }) => [type, fault])).to.deep.equal([
      ['WebhookPing', 'it was answered with 500'],
    ]);
    await app.engine.webhookLoop.stop();
  });

  it('are unknown once they were deleted', async () => {
    const url = await makes();
    expect((await app.send('DELETE', url)).status).to.equal(200);
    for (const [method, at] of [
      ['GET', url],
      ['DELETE', url],
      ['POST', `${url}/ping`],
      ['GET', `${url}/attempts`],
    ] as const) {
      const { status, body } = await app.send<ProblemBody>(method, at);
      expect([status, body.code]).to.deep.equal([404, 'webhook/not-found']);
    }
  });
});
