import { ApplePushSender, WalletSettingsError } from '@ticket-distribution/artefact-wallet';
import { expect } from 'chai';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { PushService } from './a-push-service.js';
import { PASS_TYPE, certificates, hasOpenssl } from './certificates.js';

const TOKEN = 'abcdef0123456789';

describe('Pushes to telephones (need the command openssl)', () => {
  let service: PushService;
  let sender: ApplePushSender;
  const senderTo = (port: number, timeoutMs = 10_000): ApplePushSender => {
    const { pass, passKey, root } = certificates();
    const options = { passTypeIdentifier: PASS_TYPE, certificate: pass, key: passKey, ca: root };
    return new ApplePushSender({ ...options, host: '127.0.0.1', port, timeoutMs });
  };

  before(function () {
    if (!hasOpenssl) this.skip();
  });

  beforeEach(async () => {
    service = await PushService.open();
    sender = senderTo(service.port);
  });

  afterEach(async () => {
    sender.close();
    await service.close();
  });

  it('say nothing but the topic, and show the certificate of the pass type', async () => {
    expect(await sender.send(TOKEN)).to.deep.equal({ kind: 'SENT' });
    expect(service.received).to.deep.equal([
      { path: `/3/device/${TOKEN}`, topic: PASS_TYPE, body: '{}', client: PASS_TYPE },
    ]);
  });

  it('share one connection, one after the other and side by side', async () => {
    for (let count = 0; count < 5; count += 1) await sender.send(TOKEN);
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => sender.send(TOKEN)));
    expect(outcomes.every(({ kind }) => kind === 'SENT')).to.equal(true);
    expect(service.connections).to.equal(1);
  });

  it('tell a token that is gone, since when, and what can be tried again from what cannot', async () => {
    const cases: readonly [number, string, object][] = [
      [
        410,
        '{"reason":"Unregistered","timestamp":1796000000000}',
        { kind: 'TOKEN_GONE', since: new Date(1_796_000_000_000).toISOString() },
      ],
      [410, 'no JSON', { kind: 'TOKEN_GONE', since: null }],
      [410, '{"timestamp":"1e999"}', { kind: 'TOKEN_GONE', since: null }],
      [429, '{"reason":"TooManyRequests"}', { kind: 'TRY_LATER', reason: 'it was answered with 429: TooManyRequests' }],
      [503, '{"reason":"Shutdown"}', { kind: 'TRY_LATER', reason: 'it was answered with 503: Shutdown' }],
      [500, '', { kind: 'TRY_LATER', reason: 'it was answered with 500' }],
      [400, '{"reason":"BadDeviceToken"}', { kind: 'REFUSED', reason: 'it was answered with 400: BadDeviceToken' }],
      [403, '{"reason":"<b>\\n"}', { kind: 'REFUSED', reason: 'it was answered with 403' }],
    ];
    for (const [status, body, outcome] of cases) {
      service.answer = () => ({ status, body });
      expect(await sender.send(TOKEN)).to.deep.equal(outcome);
    }
    expect(service.connections).to.equal(1);
  });

  it('are tried later when the connection breaks, and go over a new one then', async () => {
    service.answer = () => {
      setImmediate(() => service.cut());
      return null;
    };
    expect(await sender.send(TOKEN)).to.deep.equal({ kind: 'TRY_LATER', reason: 'the connection was lost' });
    service.answer = () => ({ status: 200 });
    expect((await sender.send(TOKEN)).kind).to.equal('SENT');
    expect(service.connections).to.equal(2);
  });

  it('go over a new connection when Apple takes no more on the old one', async () => {
    expect((await sender.send(TOKEN)).kind).to.equal('SENT');
    service.goAway();
    let kind = 'TRY_LATER';
    while (kind !== 'SENT' || service.connections < 2) ({ kind } = await sender.send(TOKEN));
    expect(service.connections).to.equal(2);
  });

  it('do not wait for ever, nor trust a connection on which nothing came', async () => {
    const patient = senderTo(service.port, 2000);
    service.answer = () => null;
    expect(await patient.send(TOKEN)).to.deep.equal({
      kind: 'TRY_LATER',
      reason: 'there was no answer within 2000 milliseconds',
    });
    service.answer = () => ({ status: 200 });
    expect((await patient.send(TOKEN)).kind).to.equal('SENT');
    expect(service.connections).to.equal(2);
    patient.close();
  });

  it('are tried later while nobody is there, or somebody whom nobody trusts', async () => {
    const { port } = service;
    await service.close();
    expect((await sender.send(TOKEN)).kind).to.equal('TRY_LATER');
    service = await PushService.open(port);
    expect((await sender.send(TOKEN)).kind).to.equal('SENT');
    const { pass, passKey } = certificates();
    const options = { passTypeIdentifier: PASS_TYPE, certificate: pass, key: passKey, host: '127.0.0.1', port };
    expect((await new ApplePushSender(options).send(TOKEN)).kind, 'a root that is not known').to.equal('TRY_LATER');
  });

  it('are not sent to what is no token', async () => {
    for (const token of ['', '../x', 'a'.repeat(257), 'a\r\nb']) {
      expect(await sender.send(token)).to.deep.equal({ kind: 'REFUSED', reason: 'the token is not hexadecimal' });
    }
    expect(service.connections).to.equal(0);
  });

  it('need a key that belongs to the certificate', () => {
    const { pass, otherKey } = certificates();
    const options = { passTypeIdentifier: PASS_TYPE, certificate: pass, key: otherKey };
    expect(() => new ApplePushSender(options)).to.throw(
      WalletSettingsError,
      'apple.key must belong to apple.certificate',
    );
  });
});
