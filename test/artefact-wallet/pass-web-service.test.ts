import {
  ApplePasses,
  AuthenticationTokens,
  InMemoryPassRegistrations,
  PassWebService,
  WalletSettingsError,
  type WalletTicket,
} from '@ticket-distribution/artefact-wallet';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { before, beforeEach, describe, it } from 'mocha';
import { aWalletTicket } from './a-wallet-ticket.js';
import { SECRET, appleSettings } from './apple-settings.js';
import { PASS_TYPE, certificates, hasOpenssl } from './certificates.js';
import { openedPass } from './opened-pass.js';

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

describe('The web service of passes (needs the command openssl)', () => {
  let at: string;
  let now: string;
  let passes: ApplePasses;
  let registrations: InMemoryPassRegistrations;
  let tickets: Map<string, WalletTicket>;
  let lines: string[];
  let service: PassWebService;
  let serialNumber: string;
  let authorization: string;

  before(function () {
    if (!hasOpenssl) this.skip();
    ({ at } = certificates());
    passes = new ApplePasses(appleSettings());
  });

  beforeEach(() => {
    now = at;
    const ticket = aWalletTicket({ updatedAt: later(at, -3_600_000) });
    ({ serialNumber } = ticket);
    tickets = new Map([[serialNumber, ticket]]);
    registrations = new InMemoryPassRegistrations();
    lines = [];
    service = new PassWebService({
      passes,
      registrations,
      source: { latest: async (serial) => tickets.get(serial) ?? null },
      now: () => now,
      log: (some) => lines.push(...some),
    });
    authorization = `ApplePass ${passes.tokens?.of(serialNumber)}`;
  });

  const pass = () => ({ passTypeIdentifier: PASS_TYPE, serialNumber, authorization });
  const registration = () => ({ ...pass(), deviceLibraryIdentifier: 'd1', body: { pushToken: 'abcdef01' } });
  const changed = (passesUpdatedSince?: string) =>
    service.changed({ deviceLibraryIdentifier: 'd1', passTypeIdentifier: PASS_TYPE, passesUpdatedSince });

  it('registers a telephone once, says that it should be pushed to, and takes its next push token', async () => {
    const first = await service.register(registration());
    expect(first.status).to.equal(201);
    expect(first.pushTo).to.include({ deviceLibraryIdentifier: 'd1', serialNumber, pushToken: 'abcdef01' });
    const again = await service.register({ ...registration(), body: { pushToken: '99' } });
    expect(again).to.include({ status: 200, pushTo: null });
    const [kept] = await registrations.registrationsOf(PASS_TYPE, serialNumber);
    expect(kept?.pushToken).to.equal('99');
  });

  it('does nothing for who has not the token of the pass', async () => {
    const other = `ApplePass ${passes.tokens?.of('another-ticket')}`;
    const wrong = [
      undefined,
      '',
      'ApplePass ',
      other,
      authorization.replace('ApplePass', 'Bearer'),
      `${authorization}x`,
    ];
    for (const one of wrong) {
      const request = { ...registration(), authorization: one };
      expect((await service.register(request)).status, one).to.equal(401);
      expect((await service.unregister(request)).status, one).to.equal(401);
      expect((await service.latest({ ...request, ifModifiedSince: undefined })).status, one).to.equal(401);
    }
    expect((await service.register({ ...registration(), passTypeIdentifier: 'pass.other' })).status).to.equal(401);
    expect(await registrations.registrationsOf(PASS_TYPE, serialNumber)).to.have.length(0);
  });

  it('refuses what is no push token and no device', async () => {
    const bodies = [
      null,
      {},
      'abcdef01',
      { pushToken: '' },
      { pushToken: 'xyz' },
      { pushToken: 'a'.repeat(257) },
      { pushToken: 1 },
    ];
    for (const body of bodies) expect((await service.register({ ...registration(), body })).status).to.equal(400);
    for (const deviceLibraryIdentifier of ['', 'a/b', 'd'.repeat(129)]) {
      const request = { ...registration(), deviceLibraryIdentifier };
      expect((await service.register(request)).status).to.equal(400);
      expect((await service.unregister(request)).status).to.equal(400);
    }
    const asked = { deviceLibraryIdentifier: 'd1', passTypeIdentifier: PASS_TYPE };
    expect((await service.changed({ ...asked, passesUpdatedSince: '1'.repeat(129) })).status).to.equal(400);
  });

  it('lists what has changed since a tag, and nothing after that', async () => {
    expect((await changed()).status).to.equal(204);
    await service.register(registration());
    const all = await changed();
    expect(all.status).to.equal(200);
    const { lastUpdated, serialNumbers } = JSON.parse(String(all.body)) as {
      lastUpdated: string;
      serialNumbers: string[];
    };
    expect(serialNumbers).to.deep.equal([serialNumber]);
    expect(lastUpdated).to.be.a('string');
    expect((await changed(lastUpdated)).status).to.equal(204);
    await registrations.changed(serialNumber);
    expect((await changed(lastUpdated)).status).to.equal(200);
    const other = { deviceLibraryIdentifier: 'd2', passTypeIdentifier: PASS_TYPE, passesUpdatedSince: undefined };
    expect((await service.changed(other)).status, 'another device').to.equal(204);
    expect((await service.changed({ ...other, passTypeIdentifier: 'pass.other' })).status).to.equal(204);
  });

  it('gives the pass as it is now, and 304 to who has it', async () => {
    const first = await service.latest({ ...pass(), ifModifiedSince: undefined });
    expect(first.status).to.equal(200);
    expect(first.headers['content-type']).to.equal('application/vnd.apple.pkpass');
    expect(openedPass(first.body as Uint8Array).json.serialNumber).to.equal(serialNumber);
    const ifModifiedSince = first.headers['last-modified'];
    expect(ifModifiedSince).to.match(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
    expect(await service.latest({ ...pass(), ifModifiedSince })).to.deep.equal({
      status: 304,
      headers: {},
      body: null,
    });
    tickets.set(serialNumber, aWalletTicket({ state: 'VOIDED', updatedAt: later(at, -120_000) }));
    const voided = await service.latest({ ...pass(), ifModifiedSince });
    expect(openedPass(voided.body as Uint8Array).json.voided).to.equal(true);
  });

  it('gives no time to a pass that may change again within the same second', async () => {
    tickets.set(serialNumber, aWalletTicket({ updatedAt: later(at, -100) }));
    const first = await service.latest({ ...pass(), ifModifiedSince: undefined });
    expect(first.headers).to.not.have.property('last-modified');
    now = later(at, 100_000);
    const settled = await service.latest({ ...pass(), ifModifiedSince: undefined });
    expect(settled.headers).to.have.property('last-modified');
  });

  it('does not know a ticket that is gone', async () => {
    tickets.clear();
    expect((await service.latest({ ...pass(), ifModifiedSince: undefined })).status).to.equal(404);
  });

  it('forgets a telephone that unregisters, also when it says so twice', async () => {
    await service.register(registration());
    expect((await service.unregister(registration())).status).to.equal(200);
    expect((await service.unregister(registration())).status).to.equal(200);
    expect((await changed()).status).to.equal(204);
  });

  it('hands on what telephones complain of, bounded and each in one line', () => {
    const logs = ['one\r\nline\u2028more', 7, 'x'.repeat(2000), ...Array.from({ length: 50 }, () => 'more')];
    expect(service.log({ body: { logs } }).status).to.equal(200);
    expect(lines[0]).to.equal('one  line more');
    expect(lines[1]).to.have.length(1000);
    expect(lines).to.have.length(19);
    for (const body of [null, {}, { logs: 'x' }, []]) expect(service.log({ body }).status).to.equal(400);
  });

  it('takes the tokens of older secrets, and gives those of the newest', () => {
    const next = new AuthenticationTokens(['another secret of thirty-two characters', SECRET]);
    expect(next.allow(authorization, serialNumber)).to.equal(true);
    expect(`ApplePass ${next.of(serialNumber)}`).to.not.equal(authorization);
    expect(
      new AuthenticationTokens(['another secret of thirty-two characters']).allow(authorization, serialNumber),
    ).to.equal(false);
  });

  it('answers whatever comes, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), fc.anything(), async (text, other, body) => {
        const request = {
          passTypeIdentifier: text,
          serialNumber: other,
          authorization: text,
          deviceLibraryIdentifier: other,
        };
        const answers = [
          await service.register({ ...request, body }),
          await service.register({ ...registration(), deviceLibraryIdentifier: text, body }),
          await service.unregister(request),
          await service.changed({ ...request, passesUpdatedSince: text }),
          await service.latest({ ...request, ifModifiedSince: text }),
          await service.latest({ ...pass(), ifModifiedSince: text }),
          service.log({ body }),
        ];
        for (const { status } of answers) expect(status).to.be.oneOf([200, 201, 204, 304, 400, 401, 404]);
      }),
      { numRuns: 25 },
    );
  });

  it('is not there for passes that name none', () => {
    const { webService: _, ...settings } = appleSettings();
    const options = {
      passes: new ApplePasses(settings),
      registrations,
      source: { latest: async () => null },
      now: () => now,
    };
    expect(() => new PassWebService(options)).to.throw(WalletSettingsError, 'apple.webService must be there');
  });
});
