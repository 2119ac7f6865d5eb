import type { LookupFunction } from 'node:net';
import { instantOf } from '@ticket-distribution/domain';
import { HttpWebhookSender, type WebhookSenderOptions } from '@ticket-distribution/webhooks';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { Webhook as Verifier } from 'standardwebhooks';
import { AReceiver } from './a-receiver.js';

const NEVER = new Promise<never>(() => {});
const message = { id: 'event-1', body: JSON.stringify({ id: 'event-1', text: 'æ 🎫' }) };
const aSender = (said: Partial<WebhookSenderOptions> = {}): HttpWebhookSender =>
  new HttpWebhookSender({
    timeoutMs: 10_000,
    privateHosts: ['127.0.0.1'],
    now: () => instantOf(Date.now()),
    ...said,
  });

/** As if every name led to these addresses. */
const leadingTo =
  (...addresses: readonly string[]): LookupFunction =>
  (_name, { all }, callback) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (all === true) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family);
  };

describe('A message to a webhook', () => {
  let receiver: AReceiver;
  beforeEach(async () => {
    receiver = await AReceiver.open();
  });
  afterEach(() => receiver.close());

  const send = (sender = aSender(), secrets: readonly string[] = [sender.newSecret()], url = receiver.url) =>
    sender.send(message, { url, secrets }, NEVER);

  it('is verified by the package that Standard Webhooks publishes, and by no other secret', async () => {
    const sender = aSender();
    const [secret, other] = [sender.newSecret(), sender.newSecret()];
    expect(await send(sender, [secret])).to.deep.equal({ status: 204, fault: null });
    const [got] = receiver.received;
    if (got === undefined) throw new Error('the message came');
    const headers = got.headers as Record<string, string>;
    expect(new Verifier(secret).verify(got.body, headers)).to.deep.equal(JSON.parse(message.body));
    expect(() => new Verifier(other).verify(got.body, headers)).to.throw('No matching signature');
    expect(() => new Verifier(secret).verify(`${got.body} `, headers)).to.throw('No matching signature');
    expect(headers['webhook-id']).to.equal('event-1');
    expect([got.method, got.path, headers['content-type']]).to.deep.equal([
      'POST',
      '/hook',
      'application/cloudevents+json; charset=utf-8',
    ]);
  });

  it('is signed by every secret while one is rotated, so that either verifies it', async () => {
    const sender = aSender();
    const secrets = [sender.newSecret(), sender.newSecret()];
    await send(sender, secrets);
    const [got] = receiver.received;
    for (const secret of secrets) {
      expect(() => new Verifier(secret).verify(got?.body ?? '', got?.headers as Record<string, string>)).to.not.throw();
    }
  });

  it('is too old to be believed when its time is not the present one', async () => {
    const sender = aSender({ now: () => instantOf(Date.now() - 3_600_000) });
    const secret = sender.newSecret();
    await send(sender, [secret]);
    const [got] = receiver.received;
    const verify = () => new Verifier(secret).verify(got?.body ?? '', got?.headers as Record<string, string>);
    expect(verify).to.throw('too old');
  });

  it('has secrets of 32 bytes, each another', () => {
    const secrets = Array.from({ length: 10 }, () => aSender().newSecret());
    expect(new Set(secrets).size).to.equal(10);
    for (const secret of secrets) expect(secret).to.match(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });

  it('is not taken unless the answer says so; a redirect is not followed', async () => {
    receiver.answer = ({ path }) =>
      path === '/hook' ? { status: 302, headers: { location: `${receiver.url}/elsewhere` } } : { status: 200 };
    expect(await send()).to.deep.equal({
      status: 302,
      fault: 'it was answered with 302, and no redirect is followed',
    });
    expect(receiver.received.map(({ path }) => path)).to.deep.equal(['/hook']);
    for (const status of [400, 404, 410, 500]) {
      receiver.answer = () => ({ status, body: 'why' });
      expect(await send()).to.deep.equal({ status, fault: `it was answered with ${status}` });
    }
  });

  it('says how long its receiver asks to be left alone, in seconds or until a time', async () => {
    receiver.answer = () => ({ status: 503, headers: { 'retry-after': '120' } });
    expect(await send()).to.include({ retryAfterMs: 120_000 });
    const now = Date.parse('2026-12-01T10:00:00.000Z');
    const sender = aSender({ now: () => instantOf(now) });
    receiver.answer = () => ({ status: 429, headers: { 'retry-after': 'Tue, 01 Dec 2026 10:05:00 GMT' } });
    expect(await send(sender)).to.include({ retryAfterMs: 300_000 });
    receiver.answer = () => ({ status: 429, headers: { 'retry-after': 'soon' } });
    expect(await send()).to.deep.equal({ status: 429, fault: 'it was answered with 429' });
  });

  it('has its time: a receiver that never answers, or that is not there, is a fault', async () => {
    receiver.answer = () => 'never';
    const slow = await send(aSender({ timeoutMs: 200 }));
    expect(slow).to.deep.equal({ status: null, fault: 'there was no answer within 0.2 seconds' });
    const { url } = receiver;
    await receiver.close();
    expect(await send(aSender(), undefined, url)).to.deep.equal({
      status: null,
      fault: 'the connection failed: ECONNREFUSED',
    });
    receiver = await AReceiver.open();
  });

  it('is broken off when it is to stop', async () => {
    receiver.answer = () => 'never';
    let stop = (): void => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const sender = aSender();
    const sending = sender.send(message, { url: receiver.url, secrets: [sender.newSecret()] }, stopped);
    stop();
    expect((await sending).status).to.equal(null);
  });

  it('outlives an answer that is no HTTP, that breaks off, or that never ends', async () => {
    receiver.answer = () => ({ bytes: 'garbage\r\n\r\n' });
    expect(await send()).to.deep.equal({ status: null, fault: 'the answer was no HTTP' });
    receiver.answer = () => ({ bytes: '' });
    expect(await send()).to.deep.equal({ status: null, fault: 'the connection failed: ECONNRESET' });
    receiver.answer = () => ({ status: 200, body: 'x'.repeat(4 * 1024 * 1024) });
    expect(await send()).to.deep.equal({ status: 200, fault: null });
  });
});

describe('An address of a webhook', () => {
  const sender = aSender({ privateHosts: ['inside.example', '::1'] });

  it('has to be https and to name a host, unless the operator lets it be', () => {
    const refused = {
      'http://receiver.example/': 'it is not https',
      'ftp://receiver.example/': 'it is not https',
      'https://127.0.0.1/': 'it names no host',
      'https://0x7f.1/': 'it names no host',
      'https://2130706433/': 'it names no host',
      'https://[::ffff:127.0.0.1]/': 'it names no host',
      'https://localhost/': 'it names this machine',
      'https://a.localhost/': 'it names this machine',
      'https://user:secret@receiver.example/': 'it holds a user or a password',
      'https://receiver.example/#a': 'it has a fragment',
      'ftp://inside.example/': 'it is neither https nor http',
      receiver: 'it is no URL',
    };
    for (const [url, why] of Object.entries(refused)) expect(sender.refusalOf(url), url).to.equal(why);
    expect(sender.refusalOf(`https://receiver.example/${'a'.repeat(3000)}`)).to.include('longer');
    for (const url of ['https://receiver.example:8443/a?b=c', 'http://inside.example/', 'http://[::1]:80/']) {
      expect(sender.refusalOf(url), url).to.equal(null);
    }
  });

  it('is looked at again before each message, whatever was let be when it was stored', async () => {
    const answer = await sender.send(message, { url: 'http://127.0.0.1:1/', secrets: [sender.newSecret()] }, NEVER);
    expect(answer).to.deep.equal({ status: null, fault: 'nothing is sent to this address: it is not https' });
  });

  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    'fd00::1',
    'fe80::1',
    '64:ff9b::7f00:1',
  ]) {
    it(`is not connected to when its name leads to ${address}, alone or among others`, async () => {
      for (const lookup of [leadingTo(address), leadingTo('93.184.215.14', address)]) {
        const guarded = aSender({ lookup, timeoutMs: 5000 });
        const target = { url: 'https://receiver.example/', secrets: [guarded.newSecret()] };
        expect(await guarded.send(message, target, NEVER)).to.deep.equal({
          status: null,
          fault: 'its name leads to an address to which nothing is sent',
        });
      }
    });
  }

  it('is looked up and judged anew with every connection', async () => {
    const receiver = await AReceiver.open();
    let isInside = false;
    const looked: string[] = [];
    const lookup: LookupFunction = (name, options, callback) => {
      looked.push(name);
      leadingTo(isInside ? '127.0.0.1' : '192.0.2.1')(name, options, callback);
    };
    const rebound = aSender({ lookup, timeoutMs: 300 });
    const target = { url: `https://receiver.example:${receiver.port}/`, secrets: [rebound.newSecret()] };
    await rebound.send(message, target, NEVER);
    isInside = true;
    const later = await rebound.send(message, target, NEVER);
    expect(later.fault).to.equal('its name leads to an address to which nothing is sent');
    expect([looked.length, receiver.connections]).to.deep.equal([2, 0]);
    await receiver.close();
  });

  it('is reached inside where the operator has named its host', async () => {
    const receiver = await AReceiver.open();
    const trusted = aSender({ privateHosts: ['inside.example'], lookup: leadingTo('127.0.0.1') });
    const target = { url: `http://inside.example:${receiver.port}/`, secrets: [trusted.newSecret()] };
    expect(await trusted.send(message, target, NEVER)).to.deep.equal({ status: 204, fault: null });
    await receiver.close();
  });
});
