import type { KeyObject, X509Certificate } from 'node:crypto';
import { certificateOf } from '../settings/certificate-of.js';
import { rsaKeyOf } from '../settings/rsa-key-of.js';
import { WalletSettingsError } from '../settings/wallet-settings-error.js';
import type { AppleSettings } from './apple-settings.js';

/** The certificates of a pass type and their key, known to belong together. */
export class PassSigner {
  private readonly certificate: X509Certificate;
  private readonly wwdr: X509Certificate;
  private readonly key: KeyObject;

  /**
   * @throws WalletSettingsError where one is missing, where they do not belong together, and where the certificate is for another
   *   pass type or team
   */
  constructor({ certificate, key, passphrase, wwdrCertificate, passTypeIdentifier, teamIdentifier }: AppleSettings) {
    this.certificate = certificateOf('apple.certificate', certificate);
    this.wwdr = certificateOf('apple.wwdrCertificate', wwdrCertificate);
    this.key = rsaKeyOf(this.certificate, key, passphrase);
    if (!this.certificate.checkIssued(this.wwdr) || !this.certificate.verify(this.wwdr.publicKey)) {
      throw new WalletSettingsError('apple.wwdrCertificate', 'must be the one that has issued apple.certificate');
    }
    const subject = subjectOf(this.certificate);
    if (subject.get('UID') !== passTypeIdentifier) {
      throw new WalletSettingsError('apple.passTypeIdentifier', 'must be the UID of apple.certificate');
    }
    if (subject.get('OU') !== teamIdentifier) {
      throw new WalletSettingsError('apple.teamIdentifier', 'must be the OU of apple.certificate');
    }
  }

  /**
   * As passkit-generator takes them.
   *
   * @throws WalletSettingsError where a certificate is not valid at this instant
   */
  at(instant: string): { readonly wwdr: string; readonly signerCert: string; readonly signerKey: string } {
    checkValidity('apple.certificate', this.certificate, instant);
    checkValidity('apple.wwdrCertificate', this.wwdr, instant);
    return {
      wwdr: this.wwdr.toString(),
      signerCert: this.certificate.toString(),
      signerKey: this.key.export({ type: 'pkcs1', format: 'pem' }) as string,
    };
  }
}

function checkValidity(option: string, { validFrom, validTo }: X509Certificate, instant: string): void {
  const at = Date.parse(instant);
  if (at < Date.parse(validFrom)) throw new WalletSettingsError(option, `is not valid before ${iso(validFrom)}`);
  if (at > Date.parse(validTo)) throw new WalletSettingsError(option, `is not valid any more since ${iso(validTo)}`);
}

function iso(date: string): string {
  return new Date(date).toISOString();
}

/** The first value of each kind of name. */
function subjectOf({ subject }: X509Certificate): ReadonlyMap<string, string> {
  const names = subject.split('\n').map((line) => {
    const at = line.indexOf('=');
    return [line.slice(0, at), line.slice(at + 1)] as const;
  });
  return new Map(names.toReversed());
}
