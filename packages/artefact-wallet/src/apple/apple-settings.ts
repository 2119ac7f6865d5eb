/** The names under which a pass holds images. */
export type PassImageName = 'icon.png' | 'icon@2x.png' | 'icon@3x.png' | 'logo.png' | 'logo@2x.png' | 'logo@3x.png';

/** What passes for Apple's wallet are made with. Certificates and keys are PEM. */
export interface AppleSettings {
  /** Such as `pass.org.example.tickets`: the user id (UID) within the certificate. */
  readonly passTypeIdentifier: string;
  /** The team to which the certificate belongs: its organisational unit (OU). */
  readonly teamIdentifier: string;
  /** The pass type certificate and its RSA key. */
  readonly certificate: string;
  readonly key: string;
  readonly passphrase?: string;
  /** Apple's intermediate certificate (WWDR) that has issued it. */
  readonly wwdrCertificate: string;
  /** Set: telephones register for changes of their passes. */
  readonly webService?: AppleWebServiceSettings;
  /** PNG. Where one icon is given, none of ours is used, and so with the logo. */
  readonly images?: Readonly<Partial<Record<PassImageName, Uint8Array>>>;
  /** As `#RRGGBB`; by default white on dark blue. */
  readonly colors?: { readonly background: string; readonly foreground: string; readonly label: string };
}

export interface AppleWebServiceSettings {
  /** The address in front of `/v1`, with https. */
  readonly url: string;
  /** At least 32 characters each. New passes get the token of the first; those of all are taken. */
  readonly secrets: readonly string[];
}
