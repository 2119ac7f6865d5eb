import { createPublicKey, verify } from 'node:crypto';
import { GooglePasses, LONGEST_SAFE_JWT, WalletTicketError } from '@ticket-distribution/artefact-wallet';
import { expect } from 'chai';
import { decodeProtectedHeader, importSPKI, jwtVerify } from 'jose';
import { describe, it } from 'mocha';
import { aWalletTicket, zoneTicket } from './a-wallet-ticket.js';
import { EMAIL, GOOGLE_PUBLIC_KEY, googleSettings } from './google-settings.js';

const AT = '2026-12-05T07:00:00.000Z';
const ID = '3388000000012345678.0197a3f2-6c1e-7d40-9a51-3f0c8e5b7a11';

describe('A link to save a ticket in Google Wallet', () => {
  const passes = new GooglePasses(googleSettings());

  it('holds a JWT of the service account, that jose and node:crypto verify', async () => {
    const { jwt, url } = await passes.pass(aWalletTicket(), AT);
    expect(url).to.equal(`https://pay.google.com/gp/v/save/${jwt}`);
    expect(decodeProtectedHeader(jwt)).to.deep.equal({ alg: 'RS256', typ: 'JWT' });
    const key = await importSPKI(GOOGLE_PUBLIC_KEY, 'RS256');
    const { payload } = await jwtVerify(jwt, key, { issuer: EMAIL, audience: 'google', currentDate: new Date(AT) });
    expect(payload).to.deep.include({
      typ: 'savetowallet',
      iat: Date.parse(AT) / 1000,
      origins: ['https://tickets.example.org'],
      payload: { transitObjects: [passes.object(aWalletTicket(), AT)] },
    });
    const [head, body, signature = ''] = jwt.split('.');
    const signed = Buffer.from(`${head}.${body}`);
    expect(verify('sha256', signed, createPublicKey(GOOGLE_PUBLIC_KEY), Buffer.from(signature, 'base64url'))).to.equal(
      true,
    );
  });

  it('is the same for the same ticket at the same time', async () => {
    expect(await passes.pass(aWalletTicket(), AT)).to.deep.equal(await passes.pass(aWalletTicket(), AT));
  });

  it('says what the ticket says', () => {
    expect(passes.object(aWalletTicket(), AT)).to.deep.equal({
      id: ID,
      classId: '3388000000012345678.tickets',
      state: 'ACTIVE',
      tripType: 'ONE_WAY',
      passengerType: 'MULTIPLE_PASSENGERS',
      ticketNumber: '0197a3f2-6c1e-7d40-9a51-3f0c8e5b7a11',
      purchaseDetails: { confirmationCode: '9KX4T2QH' },
      validTimeInterval: { start: { date: '2026-12-05T06:00:00Z' }, end: { date: '2026-12-06T02:00:00Z' } },
      barcode: { type: 'AZTEC', value: '#UT02\u00d8\u0001code', alternateText: '9KX4T2QH' },
      ticketLeg: {
        originName: { defaultValue: { language: 'nb', value: 'Oslo S' } },
        destinationName: { defaultValue: { language: 'nb', value: 'Trondheim S' } },
        transitOperatorName: { defaultValue: { language: 'nb', value: 'Entur' } },
        departureDateTime: '2026-12-05T07:02:00Z',
        arrivalDateTime: '2026-12-05T13:37:00Z',
        ticketSeats: [{ seat: '3-42' }],
      },
      ticketRestrictions: { otherRestrictions: { defaultValue: { language: 'nb', value: 'Enkeltbillett' } } },
      textModulesData: [
        { id: 'travellers', header: 'Reisende', body: '2 × Voksen, 1 × Barn' },
        { id: 'rides', header: 'Avgang', body: 'Tog F6' },
      ],
    });
    const zones = passes.object(zoneTicket, AT);
    expect(zones).to.not.have.property('ticketLeg');
    expect(zones.barcode?.type).to.equal('QR_CODE');
    expect(zones.validTimeInterval).to.not.have.property('end');
  });

  it('is active while the ticket is valid, expired at its end, and inactive without a code when it is voided', () => {
    const end = aWalletTicket().validUntil;
    expect(passes.object(aWalletTicket(), '2026-12-06T01:59:59.999Z').state).to.equal('ACTIVE');
    expect(passes.object(aWalletTicket(), end).state).to.equal('EXPIRED');
    expect(passes.object(zoneTicket, end).state).to.equal('ACTIVE');
    const voided = passes.object(aWalletTicket({ state: 'VOIDED' }), end);
    expect(voided.state).to.equal('INACTIVE');
    expect(voided).to.not.have.property('barcode');
  });

  it('stays below the limit of Google for an object that is stored, whatever the ticket holds', async () => {
    const large = aWalletTicket({ code: { text: 'x'.repeat(1500), symbology: 'AZTEC' } });
    expect((await passes.pass(large, AT)).jwt.length).to.be.greaterThan(LONGEST_SAFE_JWT);
    const { jwt } = await passes.linkToStored(large, AT);
    expect(jwt.length).to.be.lessThan(LONGEST_SAFE_JWT);
    const { payload } = await jwtVerify(jwt, await importSPKI(GOOGLE_PUBLIC_KEY, 'RS256'));
    const object = { id: ID, classId: '3388000000012345678.tickets' };
    expect(payload['payload']).to.deep.equal({ transitObjects: [object] });
  });

  it('needs a ticket and a time', () => {
    expect(() => passes.object({ ...aWalletTicket(), orderId: '' }, AT)).to.throw(WalletTicketError, 'orderId');
    expect(() => passes.object(aWalletTicket(), 'now')).to.throw(WalletTicketError, 'at must be an instant');
  });
});
