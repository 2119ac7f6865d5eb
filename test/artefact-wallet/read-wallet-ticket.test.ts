import { WalletTicketError, readWalletTicket } from '@ticket-distribution/artefact-wallet';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { aWalletTicket, zoneTicket } from './a-wallet-ticket.js';

function broken(value: unknown): string {
  try {
    readWalletTicket(value);
  } catch (error) {
    if (error instanceof WalletTicketError) return error.message;
    throw error;
  }
  return 'nothing';
}

describe('A ticket for a wallet', () => {
  it('is read as it stands, without what a wallet does not know', () => {
    expect(readWalletTicket(aWalletTicket())).to.deep.equal(aWalletTicket());
    expect(readWalletTicket({ ...zoneTicket, customer: 'nobody' })).to.deep.equal(zoneTicket);
  });

  it('names the field that is wrong and its rule', () => {
    const text = 'must be a text of 1 to 500 characters without control characters.';
    const moment = 'must be an instant such as 2026-12-05T06:00:00.000Z.';
    const leg = { departure: null, arrival: null, line: null, mode: 'BUS' };
    const cases: readonly [object, string][] = [
      [{ serialNumber: 'a/b' }, 'serialNumber must be 1 to 64 letters, digits, ".", "-" or "_".'],
      [{ productName: 'a\nb' }, `productName ${text}`],
      [{ productName: '\ud800' }, `productName ${text}`],
      [{ from: 'x'.repeat(501) }, `from ${text}`],
      [{ language: 'nor' }, 'language must be one of nob, nno, eng.'],
      [{ validFrom: '2026-02-30T00:00:00.000Z' }, `validFrom ${moment}`],
      [{ updatedAt: '2026-12-05' }, `updatedAt ${moment}`],
      [{ validUntil: aWalletTicket().validFrom }, 'validUntil must be later than validFrom.'],
      [{ zones: Array.from({ length: 51 }, () => '1') }, 'zones must be a list of at most 50 entries.'],
      [{ legs: [leg, { ...leg, departure: 'now' }] }, `legs.1.departure ${moment}`],
      [{ travellers: [{ kind: 'ADULT', count: 0 }] }, 'travellers.0.count must be a whole number from 1 to 999.'],
      [{ code: { text: 'x', symbology: 'PDF417' } }, 'code.symbology must be one of QR, AZTEC.'],
      [{ code: { text: 'x'.repeat(1915), symbology: 'AZTEC' } }, 'code.text must be a text of 1 to 1914 bytes.'],
      [{ code: { text: 'ŧ'.repeat(1477), symbology: 'QR' } }, 'code.text must be a text of 1 to 2953 bytes.'],
      [{ code: { text: '\udc00', symbology: 'QR' } }, 'code.text must be well-formed Unicode.'],
      [{ state: 'GONE' }, 'state must be one of VALID, VOIDED.'],
    ];
    for (const [other, expected] of cases) expect(broken({ ...aWalletTicket(), ...other })).to.equal(expected);
    expect(broken(null)).to.equal('The ticket must be an object.');
  });

  it('is refused with nothing but this error, whatever is read', () => {
    const fields = Object.keys(aWalletTicket());
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.anything(), (field, value) => {
        expect(broken({ ...aWalletTicket(), [field]: value })).to.be.a('string');
      }),
    );
    fc.assert(fc.property(fc.anything(), (value) => typeof broken(value) === 'string'));
  });
});
