import { ApplePasses, GooglePasses, WalletSettingsError } from '@ticket-distribution/artefact-wallet';
import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { aWalletTicket } from './a-wallet-ticket.js';
import { SECRET, appleSettings } from './apple-settings.js';
import { certificates, hasOpenssl } from './certificates.js';
import { googleSettings } from './google-settings.js';

/** The option and the rule that a setting breaks. */
function broken(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof WalletSettingsError) return `${error.option} ${error.rule}`;
    throw error;
  }
  return 'nothing';
}

describe('The settings of the wallets (need the command openssl)', () => {
  before(function () {
    if (!hasOpenssl) this.skip();
  });

  it('of Apple are right as the tests have them', () => {
    expect(broken(() => new ApplePasses(appleSettings()))).to.equal('nothing');
  });

  it('of Apple name the option that is wrong and its rule', () => {
    const { otherWwdr, otherKey, encryptedPassKey } = certificates();
    const cases: readonly [Parameters<typeof appleSettings>[0], string][] = [
      [{ certificate: '' }, 'apple.certificate must be there'],
      [{ certificate: 'no PEM' }, 'apple.certificate must be a certificate as PEM'],
      [{ wwdrCertificate: '' }, 'apple.wwdrCertificate must be there'],
      [{ wwdrCertificate: otherWwdr }, 'apple.wwdrCertificate must be the one that has issued apple.certificate'],
      [{ key: '' }, 'apple.key must be a private key as PEM, and its passphrase the right one'],
      [{ key: otherKey }, 'apple.key must belong to apple.certificate'],
      [{ key: encryptedPassKey }, 'apple.key must be a private key as PEM, and its passphrase the right one'],
      [
        { key: encryptedPassKey, passphrase: 'another' },
        'apple.key must be a private key as PEM, and its passphrase the right one',
      ],
      [
        { passTypeIdentifier: 'pass.org.example.others' },
        'apple.passTypeIdentifier must be the UID of apple.certificate',
      ],
      [{ teamIdentifier: 'TEAM000000' }, 'apple.teamIdentifier must be the OU of apple.certificate'],
      [
        { webService: { url: 'http://tickets.example.org', secrets: [SECRET] } },
        'apple.webService.url must be an address with https, without user, query and fragment',
      ],
      [
        { webService: { url: 'https://tickets.example.org', secrets: ['short'] } },
        'apple.webService.secrets must be at least one text of 32 characters or more',
      ],
      [{ images: { 'icon@2x.png': new Uint8Array(9) } }, 'apple.images.icon@2x.png must be a PNG'],
      [
        { images: { 'logo@2x.png': Buffer.from('89504e470d0a1a0a', 'hex') } },
        'apple.images.logo.png must be there, as there is another logo',
      ],
      [
        { colors: { background: 'red', foreground: '#000000', label: '#000000' } },
        'apple.colors.background must be a colour such as #17365C',
      ],
    ];
    for (const [settings, expected] of cases) {
      expect(broken(() => new ApplePasses(appleSettings(settings)))).to.equal(expected);
    }
  });

  it('of Apple are refused before and after the time of the certificate', () => {
    const passes = new ApplePasses(appleSettings());
    expect(broken(() => passes.pass(aWalletTicket(), '2001-01-01T00:00:00.000Z'))).to.match(
      /^apple\.certificate is not valid before \d{4}-/,
    );
    expect(broken(() => passes.pass(aWalletTicket(), '2301-01-01T00:00:00.000Z'))).to.match(
      /^apple\.certificate is not valid any more since \d{4}-/,
    );
  });

  it('of Google name the option that is wrong and its rule', () => {
    const cases: readonly [Parameters<typeof googleSettings>[0], string][] = [
      [{}, 'nothing'],
      [{ issuerId: 'me' }, 'google.issuerId must be a number'],
      [{ classSuffix: 'a b' }, 'google.classSuffix must be 1 to 100 letters, digits, ".", "-" or "_"'],
      [{ serviceAccountEmail: '' }, 'google.serviceAccountEmail must be a text of 1 to 200 characters'],
      [{ privateKey: 'x' }, 'google.privateKey must be a private key as PEM, and its passphrase the right one'],
      [{ origins: ['ftp://x'] }, 'google.origins.0 must be an address with https, without user, query and fragment'],
    ];
    for (const [settings, expected] of cases) {
      expect(broken(() => new GooglePasses(googleSettings(settings)))).to.equal(expected);
    }
  });

  it('never show a key, a passphrase or a secret in what they say', () => {
    const wrong = { key: 'k-secret', passphrase: 'p-secret', webService: { url: 'x', secrets: ['s-secret'] } };
    expect(broken(() => new ApplePasses(appleSettings(wrong)))).to.not.contain('-secret');
  });
});
