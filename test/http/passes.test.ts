import { FakePassMaker, anEngine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { decodeJwt } from 'jose';
import type { Telephone } from '../artefact-wallet/a-telephone.js';
import { PASS_TYPE, hasOpenssl } from '../artefact-wallet/certificates.js';
import { openedPass } from '../artefact-wallet/opened-pass.js';
import { type ProblemBody, anApp } from './an-app.js';
import { WalletStage } from './a-wallet-stage.js';
import { signedTicketCodes } from './signing-keys.js';

const HOUR_MS = 3_600_000;
const HOLDER = '1000042';

describe('Passes over HTTP (needs the command openssl)', () => {
  let stage: WalletStage;
  let serial: string;
  before(function () {
    if (!hasOpenssl) this.skip();
  });
  beforeEach(async () => {
    stage = await WalletStage.open();
    serial = `${stage.ticket}.1`;
  });
  afterEach(() => stage.close());

  /** A telephone with the pass of the ticket, which knows of everything so far. */
  const holding = async (pushToken = 'ab01'): Promise<Telephone> => {
    const telephone = stage.telephone(pushToken);
    await telephone.install(await stage.pass());
    await stage.round();
    return telephone;
  };
  const ask = async (method: string, path: string, token: string | null, more: RequestInit = {}) =>
    fetch(`${stage.url}/v1${path}`, {
      method,
      ...more,
      headers: { ...(token !== null && { authorization: `ApplePass ${token}` }), 'content-type': 'application/json' },
    });
  const erase = async () =>
    (
      await stage.app.send<{ readonly erased: Readonly<Record<string, number>> }>(
        'DELETE',
        `/v1/customers/${HOLDER}?force=true`,
      )
    ).body.erased;

  it('are made for both wallets with the code of the ticket, and with nothing of who holds it', async () => {
    const { apple, google, withheld } = await stage.passes();
    expect([apple?.contentType, withheld]).to.deep.equal(['application/vnd.apple.pkpass', null]);
    const { json } = openedPass(await stage.pass());
    expect(json).to.deep.include({ serialNumber: serial, organizationName: 'Test Rail' });
    expect(json.barcodes[0].message).to.equal(await stage.code());
    expect(google?.url.endsWith(google.jwt)).to.equal(true);
    const link = decodeJwt(google?.jwt ?? '');
    expect(JSON.stringify(link)).to.include(await stage.code());
    for (const text of [JSON.stringify(json), JSON.stringify(link)]) expect(text).not.to.include(HOLDER);
  });

  it('are given to the holder alone, and why to no other is said', async () => {
    expect((await stage.passes(`?customerId=${HOLDER}`)).withheld).to.equal(null);
    const none = { apple: null, google: null };
    expect(await stage.passes('?customerId=1000099')).to.deep.equal({ ...none, withheld: 'given-away' });
    await stage.cancel();
    expect(await stage.passes()).to.deep.equal({ ...none, withheld: 'ended' });
    const plain = await anApp();
    await plain.record(anOrder());
    const { body } = await plain.send('GET', '/v1/ticket-distributions/ticket-1/passes');
    expect(body).to.deep.equal({ ...none, withheld: 'not-offered' });
  });

  it('follow their ticket in a telephone from its first code to its end, over restarts of the service', async () => {
    const telephone = await holding();
    const first = await stage.code();
    expect(telephone.codeOn(serial)).to.equal(first);
    await stage.restart();
    await stage.redistribute();
    await stage.restart();
    await stage.round();
    const second = await stage.code();
    expect([second === first, telephone.codeOn(serial)]).to.deep.equal([false, second]);
    await stage.move();
    await stage.engine.followPasses.execute();
    await stage.restart();
    await stage.round();
    const third = await stage.code();
    expect([third === second, telephone.codeOn(serial)]).to.deep.equal([false, third]);
    await stage.cancel();
    await stage.restart();
    await stage.round();
    expect([telephone.isVoided(serial), telephone.codeOn(serial)]).to.deep.equal([true, null]);
    expect(await telephone.remove(serial)).to.equal(200);
  });

  it('are pushed once for each change, and to nobody who threw them away', async () => {
    const [one, other] = [await holding('ab01'), await holding('ab02')];
    const pushes = stage.apple.received.length;
    await stage.redistribute();
    await stage.round();
    await stage.round();
    expect(stage.apple.received.slice(pushes).map(({ path }) => path)).to.have.members([
      '/3/device/ab01',
      '/3/device/ab02',
    ]);
    await one.remove(serial);
    await stage.move();
    await stage.round();
    expect(stage.apple.received.slice(pushes + 2).map(({ path }) => path)).to.deep.equal(['/3/device/ab02']);
    expect(other.codeOn(serial)).to.equal(await stage.code());
  });

  it('that changed between download and registration are pushed after it', async () => {
    const pass = await stage.pass();
    await stage.cancel();
    await stage.round();
    const telephone = stage.telephone('ab01');
    await telephone.install(pass);
    expect(telephone.isVoided(serial)).to.equal(false);
    await stage.round();
    expect(telephone.isVoided(serial)).to.equal(true);
  });

  it('are told of to a telephone that was off, whatever it slept through', async () => {
    const telephone = await holding();
    stage.apple.answer = () => null;
    await stage.redistribute();
    await stage.engine.followPasses.execute();
    await telephone.wake();
    expect(telephone.codeOn(serial)).to.equal(await stage.code());
    stage.apple.answer = () => ({ status: 200 });
  });

  it('are not fetched again by who has them as they are', async () => {
    const telephone = await holding();
    await stage.clock.advance(HOUR_MS);
    const path = `/passes/${PASS_TYPE}/${serial}`;
    const first = await ask('GET', path, telephone.tokenOf(serial));
    expect(first.headers.get('content-type')).to.equal('application/vnd.apple.pkpass');
    const headers = {
      authorization: `ApplePass ${telephone.tokenOf(serial)}`,
      'if-modified-since': first.headers.get('last-modified') ?? '',
    };
    expect((await fetch(`${stage.url}/v1${path}`, { headers })).status).to.equal(304);
  });

  it('are shown to nobody without their token, and registered for nobody', async () => {
    const telephone = await holding();
    const registration = `/devices/stranger/registrations/${PASS_TYPE}/${serial}`;
    const body = JSON.stringify({ pushToken: 'ab99' });
    for (const token of [null, 'x'.repeat(43), telephone.tokenOf(serial).toUpperCase()]) {
      const answers = [
        await ask('GET', `/passes/${PASS_TYPE}/${serial}`, token),
        await ask('POST', registration, token, { body }),
        await ask('DELETE', registration, token),
      ];
      expect(answers.map(({ status }) => status)).to.deep.equal([401, 401, 401]);
      expect(answers[0]?.headers.get('www-authenticate')).to.equal('ApplePass');
      const problem = (await answers[0]?.json()) as ProblemBody | undefined;
      expect(problem?.code).to.equal('pass/not-proven');
    }
    const pushes = stage.apple.received.length;
    await stage.redistribute();
    await stage.round();
    expect(stage.apple.received.slice(pushes).map(({ path }) => path)).to.deep.equal(['/3/device/ab01']);
    const listed = await ask('GET', `/devices/stranger/registrations/${PASS_TYPE}`, null);
    expect(listed.status).to.equal(204);
    const bad = await ask('POST', registration, telephone.tokenOf(serial), { body: '{"pushToken":"not hex"}' });
    expect(bad.status).to.equal(400);
  });

  it('of telephones that Apple knows no more are pushed no more, unless they were registered since', async () => {
    const [, other] = [await holding('ab01'), await holding('ab02')];
    const goneAt = Date.parse(stage.clock.now()) + HOUR_MS;
    await stage.clock.advance(2 * HOUR_MS);
    await stage.redistribute();
    const gone = JSON.stringify({ reason: 'Unregistered', timestamp: goneAt });
    stage.apple.answer = ({ path }) => (path.endsWith('ab01') ? { status: 410, body: gone } : { status: 200 });
    await stage.round();
    stage.apple.answer = () => ({ status: 200 });
    const pushes = stage.apple.received.length;
    await stage.move();
    await stage.round();
    expect(stage.apple.received.slice(pushes).map(({ path }) => path)).to.deep.equal(['/3/device/ab02']);
    expect(other.codeOn(serial)).to.equal(await stage.code());
    const telephone = await holding('ab03');
    stage.apple.answer = () => ({ status: 410, body: gone });
    await stage.cancel();
    await stage.round();
    await telephone.wake();
    stage.apple.answer = () => ({ status: 200 });
    expect(await erase()).to.deep.include({ passes: 1, passRegistrations: 1 });
  });

  it('are pushed again and again while Apple is away, also by a process that follows one that was killed', async () => {
    const telephone = await holding();
    stage.apple.answer = () => ({ status: 503 });
    await stage.redistribute();
    await stage.round();
    const pushes = stage.apple.received.length;
    await stage.round();
    expect(stage.apple.received.length, 'not before its time').to.equal(pushes);
    for (let hour = 0; hour < 48; hour += 1) {
      await stage.clock.advance(HOUR_MS);
      await stage.round();
    }
    expect(stage.apple.received.length).to.be.greaterThan(pushes + 40);
    stage.apple.answer = () => ({ status: 200 });
    await stage.clock.advance(HOUR_MS);
    // Killed after it has claimed the pass: what it pushed is not written down.
    const [due] = await stage.transactions.read(({ passes }) => passes.due(stage.clock.now(), 1));
    if (due === undefined) throw new Error('a pass is due');
    const claimedUntil = stage.inDays(0.01);
    await stage.transactions.run(({ passes }) => passes.save({ ...due, claimedUntil }));
    await stage.restart();
    await stage.round();
    const claimed = stage.apple.received.length;
    await stage.clock.advance(HOUR_MS);
    await stage.round();
    expect(stage.apple.received.length).to.equal(claimed + 1);
    expect(telephone.codeOn(serial)).to.equal(await stage.code());
  });

  it('that change while wallets are told are told of once more', async () => {
    const telephone = await holding();
    await stage.redistribute();
    await stage.engine.followPasses.execute();
    const { clock, transactions, ids } = stage;
    const slow = new FakePassMaker(async () => {
      await stage.move();
      await stage.engine.followPasses.execute();
    });
    const other = { clock, transactions, ids, ticketCodes: signedTicketCodes(clock), passMaker: slow };
    expect(await anEngine(other).tellWallets?.execute()).to.equal(1);
    await stage.round();
    expect(telephone.codeOn(serial)).to.equal(await stage.code());
  });

  it('are all told of when events were forgotten before they were followed', async () => {
    const telephone = await holding();
    await stage.redistribute();
    await stage.app.record(anOrder({ id: 'OTHER' }));
    await stage.clock.advance(40 * 24 * HOUR_MS);
    expect(await stage.engine.forgetEvents.execute()).to.be.greaterThan(0);
    await stage.round();
    expect(telephone.codeOn(serial)).to.equal(await stage.code());
  });

  it("are stored in Google's wallet when they are handed out, changed with their ticket, and inactive at its end", async () => {
    await stage.passes();
    await stage.round();
    const object = () => [...stage.google.objects.values()][0];
    expect(object()).to.deep.include({ state: 'ACTIVE', ticketNumber: serial });
    await stage.redistribute();
    stage.google.fault = { call: 'PATCH', status: 503, times: 1 };
    await stage.round();
    expect(JSON.stringify(object())).not.to.include(await stage.code());
    await stage.clock.advance(10_000);
    await stage.restart();
    await stage.round();
    expect(JSON.stringify(object())).to.include(await stage.code());
    await stage.cancel();
    await stage.round();
    expect([object()?.['state'], stage.google.objects.size]).to.deep.equal(['INACTIVE', 1]);
  });

  it('are gone with the customer, and so are the telephones that hold them', async () => {
    const telephone = await holding();
    await stage.cancel();
    await stage.round();
    expect(telephone.isVoided(serial)).to.equal(true);
    expect(await erase()).to.deep.include({ passes: 1, passRegistrations: 1 });
    const token = telephone.tokenOf(serial);
    expect((await ask('GET', `/passes/${PASS_TYPE}/${serial}`, token)).status).to.equal(404);
    const body = JSON.stringify({ pushToken: 'ab01' });
    const registration = `/devices/device-ab01/registrations/${PASS_TYPE}/${serial}`;
    expect((await ask('POST', registration, token, { body })).status).to.equal(404);
    expect((await ask('DELETE', registration, token)).status).to.equal(200);
    expect(await stage.engine.tellWallets?.execute()).to.equal(0);
  });

  it('are complained of in the log, not more than once a second', async () => {
    const body = JSON.stringify({ logs: ['it does not answer'], sent: 'by a telephone' });
    for (const _ of [1, 2]) expect((await ask('POST', '/log', null, { body })).status).to.equal(200);
    expect(stage.engine.log.failures).to.have.length(1);
  });
});

describe('The pass of a ticket that was given away (needs the command openssl)', () => {
  let stage: WalletStage;
  before(function () {
    if (!hasOpenssl) this.skip();
  });
  beforeEach(async () => {
    stage = await WalletStage.open('ACCOUNT_BASED_TICKETING');
  });
  afterEach(() => stage.close());

  it('is void in the telephone of the one, who cannot fetch that of the other, and new to the other', async () => {
    const old = stage.telephone('ab01');
    await old.install(await stage.pass());
    await stage.round();
    await stage.app.send('POST', '/v1/ticket-distribution-groups/transfer-distribution-holder', {
      ticketDistributionGroupIds: ['group-1'],
      distributionHolderCustomerId: '1000099',
      customerAccountRef: 'ENT:CustomerAccount:b2',
    });
    await stage.settle();
    const next = stage.telephone('ab02');
    await next.install(await stage.pass('?customerId=1000099'));
    await stage.round();
    const [first, second] = [`${stage.ticket}.1`, `${stage.ticket}.2`];
    expect([old.isVoided(first), old.codeOn(first)]).to.deep.equal([true, null]);
    expect([next.isVoided(second), next.codeOn(second)]).to.deep.equal([false, await stage.code()]);
    const headers = { authorization: `ApplePass ${old.tokenOf(first)}` };
    const stolen = await fetch(`${stage.url}/v1/passes/${PASS_TYPE}/${second}`, { headers });
    expect(stolen.status).to.equal(401);
  });
});
