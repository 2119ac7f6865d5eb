/** What passes for Google's wallet are made with. */
export interface GoogleSettings {
  /** The number that Google gave the issuer. */
  readonly issuerId: string;
  /** The transit class that the issuer has made, without the issuer's number: `issuerId.classSuffix` is its id. */
  readonly classSuffix: string;
  readonly serviceAccountEmail: string;
  /** The RSA key of the service account, PEM (PKCS #8). */
  readonly privateKey: string;
  /** The web sites that show the button, such as `https://tickets.example.org`. May be empty for links in mails. */
  readonly origins: readonly string[];
}
