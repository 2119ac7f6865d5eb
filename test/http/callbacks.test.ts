import { createHmac } from 'node:crypto';
import { Writable } from 'node:stream';
import { type Instant, millisecondsOf } from '@ticket-distribution/domain';
import { type GroupView, jsonLogger } from '@ticket-distribution/http';
import { ManualClock, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';

const SECRET = 'a secret of NOD';
const URL = '/v1/ticket-systems/NOD/sightings';
const KEY = 'group-1.issue.1.1';
const EVENT = { key: KEY, ticketDistributionId: 'ticket-1', status: 'ACTIVATED' };
const BODY = JSON.stringify({ system: 'NOD', events: [EVENT] });
const NOW = Math.floor(Date.parse('2026-12-01T09:30:00.125Z') / 1000);

const hmac = (text: string | Buffer, secret = SECRET, at = NOW): string =>
  createHmac('sha256', secret).update(`${at}.`).update(text).digest('hex');
const sign = (body: string | Buffer, secret = SECRET, at = NOW): Record<string, string> => ({
  'ticket-system-signature': `t=${at},v1=${hmac(body, secret, at)}`,
});

const aTicketAtNod = async (options: Parameters<typeof anApp>[0] = {}): Promise<AppUnderTest> => {
  const app = await anApp({ callbackSecrets: { NOD: SECRET }, ...options });
  await app.record(anOrder());
  await app.send('POST', '/v1/ticket-distribution-groups/9KX4T2QH/distribute');
  return app;
};
const statusOf = async (app: AppUnderTest): Promise<string | undefined> => {
  const { body } = await app.send<GroupView>('GET', '/v1/ticket-distribution-groups/group-1');
  return body.ticketDistributions[0]?.status;
};
const call = <T = ProblemBody>(app: AppUnderTest, headers: Record<string, string>, body: string | Buffer = BODY) =>
  app.send<T>('POST', URL, body, headers);

describe('A callback of a ticket system', () => {
  it('tells how tickets stand; the same again changes nothing', async () => {
    const app = await aTicketAtNod();
    for (const _ of [1, 2]) {
      const { status, body } = await call(app, sign(BODY));
      expect(status).to.equal(200);
      expect(body).to.deep.equal({
        results: [{ key: KEY, ticketDistributionId: 'ticket-1', outcome: 'received' }],
      });
      expect(await statusOf(app)).to.equal('ACTIVATED');
    }
    const { body } = await app.send<{ items: { to: string }[] }>('GET', '/v1/ticket-distributions/ticket-1/history');
    expect(body.items.filter(({ to }) => to === 'ACTIVATED')).to.have.length(1);
  });

  it('answers what is not known here as unknown, and takes the rest', async () => {
    const app = await aTicketAtNod();
    const others = [
      { ...EVENT, key: 'nobody' },
      { ...EVENT, ticketDistributionId: 'nobody' },
    ];
    const body = JSON.stringify({ system: 'NOD', events: [...others, EVENT] });
    const answer = await call<{ results: { outcome: string }[] }>(app, sign(body), body);
    expect(answer.body.results.map(({ outcome }) => outcome)).to.deep.equal(['unknown', 'unknown', 'received']);
    expect(await statusOf(app)).to.equal('ACTIVATED');
  });

  it('is signed over the bytes as they were sent', async () => {
    const app = await aTicketAtNod();
    const spaced = Buffer.from(`${JSON.stringify(JSON.parse(BODY), null, 2)}\n`);
    expect((await call(app, sign(spaced), spaced)).status).to.equal(200);
    expect((await call(app, sign(BODY), spaced)).status).to.equal(401);
  });

  it('with an idempotency key is answered as before, under a new signature too, and to nobody without one', async () => {
    const clock = new ManualClock('2026-12-01T09:30:00.125Z' as Instant);
    const app = await aTicketAtNod({ clock });
    const key = { 'idempotency-key': 'callback-1' };
    const first = await call(app, { ...sign(BODY), ...key });
    await clock.advance(10 * 60_000);
    const again = await call(app, { ...sign(BODY, SECRET, NOW + 600), ...key });
    expect([again.headers['idempotent-replayed'], again.body]).to.deep.equal(['true', first.body]);
    for (const unsigned of [{}, sign(BODY), sign(BODY, 'another secret', NOW + 600)]) {
      const { status, body } = await call(app, { ...unsigned, ...key });
      expect([status, body.code]).to.deep.equal([401, 'callback/not-signed']);
    }
  });

  it('may carry several signatures while a secret is replaced, and signatures of other forms', async () => {
    const app = await aTicketAtNod();
    const rotated = `t=${NOW},v1=${hmac(BODY, 'the next one')}, v1=${hmac(BODY)},v2=other`;
    expect((await call(app, { 'ticket-system-signature': rotated })).status).to.equal(200);
  });

  it('may carry fields that nobody knows yet, and no account', async () => {
    const app = await aTicketAtNod();
    const body = JSON.stringify({
      system: 'NOD',
      sentBy: 'node-7',
      events: [{ ...EVENT, customerAccountRef: null, place: { gate: 7 } }],
    });
    expect((await call(app, sign(body), body)).status).to.equal(200);
  });

  const WITHOUT_PROOF: readonly (readonly [what: string, headers: Record<string, string>])[] = [
    ['no signature', {}],
    ['an empty signature', { 'ticket-system-signature': '' }],
    ['another secret', sign(BODY, 'another')],
    ['a signature over other bytes', sign(`${BODY} `)],
    ['one that is older than 5 minutes', sign(BODY, SECRET, NOW - 300)],
    ['one that is more than 5 minutes ahead', sign(BODY, SECRET, NOW + 301)],
    ['another time than was signed', { 'ticket-system-signature': `t=${NOW - 1},v1=${hmac(BODY)}` }],
    ['no time', { 'ticket-system-signature': `v1=${hmac(BODY)}` }],
    ['two times', { 'ticket-system-signature': `t=${NOW},t=${NOW},v1=${hmac(BODY)}` }],
    ['a time that is none', { 'ticket-system-signature': `t=NaN,v1=${hmac(BODY)}` }],
    ['a shortened signature', { 'ticket-system-signature': `t=${NOW},v1=${hmac(BODY).slice(0, 62)}` }],
    ['eleven signatures', { 'ticket-system-signature': `t=${NOW}${`,v1=${hmac(BODY)}`.repeat(11)}` }],
  ];
  for (const [what, headers] of WITHOUT_PROOF) {
    it(`is refused with ${what}`, async () => {
      const app = await aTicketAtNod();
      const { status, body, headers: answered } = await call(app, headers);
      expect([status, body.code]).to.deep.equal([401, 'callback/not-signed']);
      expect(answered['www-authenticate']).to.equal('Ticket-System-Signature');
      expect(await statusOf(app)).to.equal('DISTRIBUTED');
    });
  }

  it('is taken up to 5 minutes late or early', async () => {
    for (const seconds of [-299, 300]) {
      const app = await aTicketAtNod();
      expect((await call(app, sign(BODY, SECRET, NOW + seconds))).status, String(seconds)).to.equal(200);
    }
  });

  it('is refused where no secret is set for its system, whatever it is signed with', async () => {
    const app = await aTicketAtNod({ callbackSecrets: { BIFROST: SECRET } });
    for (const secret of [SECRET, '', 'undefined']) expect((await call(app, sign(BODY, secret))).status).to.equal(401);
  });

  it('is refused before anything of it is read', async () => {
    const app = await aTicketAtNod();
    for (const body of ['{', '[]', '']) expect((await call(app, sign('other'), body)).status).to.equal(401);
  });

  const MALFORMED: readonly (readonly [what: string, body: string | Buffer, field: string])[] = [
    ['broken JSON', '{', 'body'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'body'],
    ['an empty body', '', 'body'],
    ['a list', '[]', 'body'],
    ['the key of a prototype', '{"__proto__":{}}', 'body'],
    ['another system', JSON.stringify({ system: 'BIFROST', events: [EVENT] }), 'system'],
    ['an unknown system', JSON.stringify({ system: 'nod', events: [EVENT] }), 'system'],
    ['no events', JSON.stringify({ system: 'NOD', events: [] }), 'events'],
    ['more than 1000', JSON.stringify({ system: 'NOD', events: Array.from({ length: 1001 }, () => EVENT) }), 'events'],
    [
      'an unknown status',
      JSON.stringify({ system: 'NOD', events: [{ ...EVENT, status: 'LOST' }] }),
      'events[0].status',
    ],
    ['no key', JSON.stringify({ system: 'NOD', events: [{ ...EVENT, key: undefined }] }), 'events[0].key'],
  ];
  for (const [what, body, field] of MALFORMED) {
    it(`is refused with ${what}, though it is signed`, async () => {
      const app = await aTicketAtNod();
      const answer = await call(app, sign(body), body);
      expect(answer.status).to.equal(400);
      expect(answer.body.violations?.map((violation) => violation.field)).to.deep.equal([field]);
    });
  }

  it('goes to a system that there is', async () => {
    const app = await aTicketAtNod();
    for (const system of ['Nod', 'constructor', '__proto__', 'x']) {
      const { status, body } = await app.send<ProblemBody>('POST', `/v1/ticket-systems/${system}/sightings`, BODY);
      expect([status, body.violations?.[0]?.field], system).to.deep.equal([400, 'path system']);
    }
  });

  it('is heard from each system with its own secret', async () => {
    const secrets = { ACCOUNT_BASED_TICKETING: 'a', INTERNATIONAL: 'i', BIFROST: 'b' };
    const app = await anApp({ callbackSecrets: secrets });
    for (const [path, system, secret] of [
      ['account-based-ticketing', 'ACCOUNT_BASED_TICKETING', 'a'],
      ['international', 'INTERNATIONAL', 'i'],
      ['bifrost', 'BIFROST', 'b'],
    ] as const) {
      const body = JSON.stringify({ system, events: [EVENT] });
      const send = (by: string) => app.send('POST', `/v1/ticket-systems/${path}/sightings`, body, sign(body, by));
      expect([(await send(secret)).status, (await send(SECRET)).status], path).to.deep.equal([200, 401]);
    }
  });

  it('leaves neither secret nor signature in the log', async () => {
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const clock = new ManualClock('2026-12-01T09:30:00.125Z' as Instant);
    const app = await aTicketAtNod({ clock, logger: jsonLogger('trace', stream) });
    expect(Math.floor(millisecondsOf(clock.now()) / 1000)).to.equal(NOW);
    await call(app, sign(BODY));
    await call(app, sign(BODY, 'another'));
    expect(lines.filter((line) => line.includes('/v1/ticket-systems/:system/sightings'))).to.have.length(2);
    expect(lines.join('')).to.not.include(SECRET).and.not.include(hmac(BODY));
  });
});
