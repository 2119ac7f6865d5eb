import { HttpGoogleWallet } from '@ticket-distribution/artefact-wallet';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { GoogleApi } from './a-google-api.js';
import { aWalletTicket } from './a-wallet-ticket.js';
import { googleSettings } from './google-settings.js';

const AT = '2026-12-05T07:00:00.000Z';
const ID = '3388000000012345678.0197a3f2-6c1e-7d40-9a51-3f0c8e5b7a11';
const STORED = { kind: 'STORED' };

describe('Tickets in Google Wallet', () => {
  let api: GoogleApi;
  let wallet: HttpGoogleWallet;

  beforeEach(async () => {
    api = await GoogleApi.open();
    wallet = new HttpGoogleWallet(googleSettings(), { baseUrl: `${api.url}/v1`, tokenUrl: `${api.url}/token` });
  });

  afterEach(() => api.close());

  it('become inactive when they are cancelled, and lose their code', async () => {
    expect(await wallet.store(aWalletTicket(), AT)).to.deep.equal(STORED);
    expect(api.objects.get(ID)).to.include({ state: 'ACTIVE' }).and.to.have.property('barcode');
    expect(await wallet.store(aWalletTicket({ state: 'VOIDED' }), AT)).to.deep.equal(STORED);
    expect(api.objects.get(ID)).to.include({ state: 'INACTIVE' }).and.to.not.have.property('barcode');
  });

  it('lose what they do not have any more, and keep what others have written', async () => {
    await wallet.store(aWalletTicket(), AT);
    api.objects.set(ID, { ...api.objects.get(ID), messages: ['of the operator'] });
    await wallet.store(aWalletTicket({ from: null, validUntil: '9999-12-31T23:59:59.999Z' }), AT);
    const stored = api.objects.get(ID);
    expect(stored).to.not.have.property('ticketLeg');
    expect(stored?.['validTimeInterval']).to.deep.equal({ start: { date: '2026-12-05T06:00:00Z' } });
    expect(stored?.['messages']).to.deep.equal(['of the operator']);
  });

  it('are stored also when nobody has saved them yet, or somebody does at the same moment', async () => {
    api.meanwhile = { call: 'POST /v1', act: () => api.objects.set(ID, { id: ID, state: 'ACTIVE' }) };
    expect(await wallet.store(aWalletTicket({ state: 'VOIDED' }), AT)).to.deep.equal(STORED);
    expect(api.objects.get(ID)).to.include({ state: 'INACTIVE' });
    expect(api.calls.map((call) => call.split(' ')[0])).to.deep.equal(['POST', 'PATCH', 'POST', 'PATCH']);
  });

  it('share one token for as long as it is good', async () => {
    await wallet.store(aWalletTicket(), AT);
    await wallet.store(aWalletTicket(), '2026-12-05T07:58:59.000Z');
    expect(api.tokens).to.equal(1);
    api.revoke();
    const refused = await wallet.store(aWalletTicket(), '2026-12-05T07:00:01.000Z');
    expect(refused).to.deep.equal({ kind: 'TRY_LATER', reason: 'the object was answered with 401' });
    expect(await wallet.store(aWalletTicket(), '2026-12-05T07:00:02.000Z')).to.deep.equal(STORED);
    expect(api.tokens).to.equal(2);
  });

  it('are tried later while Google is busy or away, and not when they are refused', async () => {
    const cases: readonly [string, number, object][] = [
      ['PATCH', 429, { kind: 'TRY_LATER', reason: 'the object was answered with 429' }],
      ['PATCH', 503, { kind: 'TRY_LATER', reason: 'the object was answered with 503' }],
      ['PATCH', 0, { kind: 'TRY_LATER', reason: 'there was no answer about the object' }],
      ['PATCH', 403, { kind: 'REFUSED', reason: 'the object was answered with 403' }],
      ['PATCH', 302, { kind: 'REFUSED', reason: 'the object was answered with 302' }],
    ];
    for (const [call, status, outcome] of cases) {
      api.fault = { call, status, times: 1 };
      expect(await wallet.store(aWalletTicket(), AT)).to.deep.equal(outcome);
    }
  });

  it('need a token that is granted', async () => {
    api.fault = { call: 'POST /token', status: 500, times: 1 };
    expect(await wallet.store(aWalletTicket(), AT)).to.deep.equal({
      kind: 'TRY_LATER',
      reason: 'the token was answered with 500',
    });
    const options = { baseUrl: `${api.url}/v1`, tokenUrl: `${api.url}/token` };
    const stranger = new HttpGoogleWallet(googleSettings({ serviceAccountEmail: 'stranger@example.org' }), options);
    expect(await stranger.store(aWalletTicket(), AT)).to.deep.equal({
      kind: 'REFUSED',
      reason: 'the token was answered with 400',
    });
  });
});
