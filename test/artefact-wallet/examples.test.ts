import { ApplePushSender, HttpGoogleWallet, InMemoryPassRegistrations } from '@ticket-distribution/artefact-wallet';
import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { GoogleApi } from './a-google-api.js';
import { PushService } from './a-push-service.js';
import { aWalletTicket } from './a-wallet-ticket.js';
import { appleSettings } from './apple-settings.js';
import { PASS_TYPE, certificates, hasOpenssl } from './certificates.js';
import { passes, tellWallets, wallets } from './examples/wallet.js';
import { googleSettings } from './google-settings.js';
import { openedPass } from './opened-pass.js';

describe('The examples of the wallets (need the command openssl)', () => {
  before(function () {
    if (!hasOpenssl) this.skip();
  });

  it('make a pass for both wallets, and none where there are no keys', async () => {
    const both = wallets(appleSettings(), googleSettings());
    const { apple, google } = await passes(aWalletTicket(), both, certificates().at);
    expect(openedPass(apple ?? new Uint8Array()).json.serialNumber).to.equal(aWalletTicket().serialNumber);
    expect(google?.url).to.match(/^https:\/\/pay\.google\.com\/gp\/v\/save\/[\w-]+\.[\w-]+\.[\w-]+$/);
    const { passesOf } = await import('@ticket-distribution/artefact-wallet');
    expect(await passesOf(aWalletTicket(), {}, certificates().at)).to.deep.equal({});
  });

  it('tell both wallets of a change, until all have been told', async () => {
    const [service, api] = [await PushService.open(), await GoogleApi.open()];
    const { pass, passKey, root } = certificates();
    const certificate = { passTypeIdentifier: PASS_TYPE, certificate: pass, key: passKey, ca: root };
    const sender = new ApplePushSender({ ...certificate, host: '127.0.0.1', port: service.port });
    const google = new HttpGoogleWallet(googleSettings(), { baseUrl: api.url, tokenUrl: `${api.url}/token` });
    const registrations = new InMemoryPassRegistrations();
    const { serialNumber } = aWalletTicket();
    for (const pushToken of ['aa', 'bb']) {
      const device = { deviceLibraryIdentifier: pushToken, passTypeIdentifier: PASS_TYPE, serialNumber, pushToken };
      await registrations.add(device);
    }
    const tell = () => {
      const apple = { passTypeIdentifier: PASS_TYPE, registrations, sender };
      return tellWallets(aWalletTicket({ state: 'VOIDED' }), apple, google, '2026-12-05T07:00:00.000Z');
    };
    service.answer = ({ path }) => ({ status: path.endsWith('aa') ? 410 : 503 });
    expect(await tell()).to.equal(false);
    service.answer = () => ({ status: 200 });
    expect(await tell()).to.equal(true);
    expect(service.received.map(({ path }) => path.slice(-2))).to.deep.equal(['aa', 'bb', 'bb']);
    expect([...api.objects.values()].map(({ state }) => state)).to.deep.equal(['INACTIVE']);
    sender.close();
    await service.close();
    await api.close();
  });
});
