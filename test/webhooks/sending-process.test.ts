import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { onTheWire, versionUrl } from '../http/on-the-wire.js';
import { Running } from '../http/running.js';
import { AReceiver } from './a-receiver.js';
import { takeMessage } from './examples/take-message.js';

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** Waits until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(10);
}

describe('A process that sends webhooks', () => {
  let folder = '';
  let receiver: AReceiver;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'webhooks-'));
  });
  after(async () => {
    await Running.endAll();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    receiver = await AReceiver.open();
  });
  afterEach(() => receiver.close());

  const start = async (name: string, env: Record<string, string> = {}) => {
    const databaseUrl = `sqlite:${join(folder, `${name}.sqlite`)}`;
    const app = Running.start('main.js', [], { PORT: '0', DATABASE_URL: databaseUrl, ...env });
    return { app, address: await app.said(ADDRESS) };
  };
  const send = async (method: string, url: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as { readonly code: string; readonly secret: string } };
  };
  const record = (address: string, id: string) => {
    const order = anOrder({ id, lines: [aLine({ method: 'NOD' })] });
    return send('PUT', address + versionUrl(order), onTheWire(order));
  };
  const wanted = () => ({ url: receiver.url, organisationId: 1, types: ['TicketDistributionGroupCreated'] });
  const ids = (): string[] => receiver.received.map(({ headers }) => String(headers['webhook-id']));

  it('sends again under the same id what it was sending when it was killed, and then goes on', async () => {
    const env = { WEBHOOK_PRIVATE_HOSTS: '127.0.0.1' };
    const first = await start('killed', env);
    const made = await send('POST', `${first.address}/v1/webhooks`, wanted());
    expect(made.status).to.equal(201);
    await record(first.address, 'ONE');
    await until(() => receiver.received.length === 1);
    receiver.answer = () => 'never';
    await record(first.address, 'TWO');
    await record(first.address, 'THREE');
    await until(() => receiver.received.length === 2);
    first.app.signal('SIGKILL');
    await first.app.ended();
    receiver.answer = () => ({ status: 204 });
    const second = await start('killed', env);
    await until(() => receiver.received.length === 4);
    const [one, two, again, three] = ids();
    expect(again).to.equal(two);
    expect(new Set([one, two, three]).size).to.equal(3);
    const seen = new Set<string>();
    const taken = receiver.received.map(({ headers, body }) =>
      takeMessage(made.body.secret, headers as Record<string, string>, body, seen),
    );
    expect(taken.map((event) => event?.type ?? null)).to.deep.equal([
      'TicketDistributionGroupCreated',
      'TicketDistributionGroupCreated',
      null,
      'TicketDistributionGroupCreated',
    ]);
    second.app.signal('SIGTERM');
    expect((await second.app.ended()).code).to.equal(0);
  });

  it('makes no webhook to an address inside unless its host is named, and tells no secret in its log', async () => {
    const { app, address } = await start('guarded');
    for (const url of [receiver.url, 'https://169.254.169.254/', 'https://localhost/']) {
      const refused = await send('POST', `${address}/v1/webhooks`, { ...wanted(), url });
      expect([refused.status, refused.body.code]).to.deep.equal([422, 'webhook/url-refused']);
    }
    const url = 'https://receiver.example/';
    const made = await send('POST', `${address}/v1/webhooks`, { ...wanted(), url });
    app.signal('SIGTERM');
    const { stdout, stderr } = await app.ended();
    expect(made.body.secret).to.match(/^whsec_/);
    expect(stdout + stderr).to.not.include(made.body.secret);
    expect(receiver.received).to.deep.equal([]);
  });
});
