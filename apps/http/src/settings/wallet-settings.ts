import type { ContainerSettings } from '@ticket-distribution/container';
import { listOf, safeAddress } from './security-kinds.js';
import { hostName, orNone, path, secret } from './setting-kinds.js';
import { type Setting, type SettingProblem, setting } from './setting.js';

/** What telephones append to the address of the service. */
const WEB_SERVICE = '/wallet/apple';

const word = (rule: string, pattern: RegExp) => ({
  rule,
  read: (text: string) => (pattern.test(text) ? text : undefined),
});

/** The settings of passes for wallets. */
export const WALLET_SETTINGS = {
  walletAppleCertificateFile: setting(
    'WALLET_APPLE_CERTIFICATE_FILE',
    '',
    "a file with the certificate of the pass type, PEM; without it no passes for Apple's wallet are made",
    orNone(path),
  ),
  walletAppleKeyFile: setting('WALLET_APPLE_KEY_FILE', '', 'a file with its key, PEM', orNone(path)),
  walletApplePassphrase: setting('WALLET_APPLE_PASSPHRASE', '', 'the passphrase of the key', secret),
  walletAppleWwdrFile: setting(
    'WALLET_APPLE_WWDR_FILE',
    '',
    "a file with Apple's intermediate certificate (WWDR) that has issued it, PEM",
    orNone(path),
  ),
  walletApplePassType: setting(
    'WALLET_APPLE_PASS_TYPE',
    '',
    'the pass type, as the certificate names it',
    orNone(word('such as pass.org.example.tickets', /^[A-Za-z0-9.-]{1,200}$/)),
  ),
  walletAppleTeam: setting(
    'WALLET_APPLE_TEAM',
    '',
    'the team to which the certificate belongs',
    orNone(word('letters and digits', /^[A-Za-z0-9]{1,200}$/)),
  ),
  walletAppleWebServiceUrl: setting(
    'WALLET_APPLE_WEB_SERVICE_URL',
    '',
    `the address under which telephones reach this service; ${WEB_SERVICE}/v1 is what they ask for there`,
    safeAddress,
  ),
  walletTokenSecrets: setting(
    'WALLET_TOKEN_SECRETS',
    '',
    'what the tokens in passes are made with; the first is for new passes, all are taken',
    listOf('a text of 32 to 200 characters without commas', (text) => /^[\x21-\x7e]{32,200}$/.test(text)),
  ),
  walletApplePushHost: setting(
    'WALLET_APPLE_PUSH_HOST',
    '',
    "the host of Apple's push service, where it is not api.push.apple.com",
    orNone(hostName),
  ),
  walletGoogleKeyFile: setting(
    'WALLET_GOOGLE_KEY_FILE',
    '',
    "a file with the key of Google's service account, JSON; without it no passes for Google's wallet are made",
    orNone(path),
  ),
  walletGoogleIssuerId: setting(
    'WALLET_GOOGLE_ISSUER_ID',
    '',
    'the number that Google gave the issuer',
    orNone(word('1 to 20 digits', /^\d{1,20}$/)),
  ),
  walletGoogleClass: setting(
    'WALLET_GOOGLE_CLASS',
    '',
    "the transit class of the passes, without the issuer's number",
    orNone(word('1 to 100 letters, digits, ".", "-" or "_"', /^[A-Za-z0-9._-]{1,100}$/)),
  ),
} as const;

type Read = {
  readonly [Name in keyof typeof WALLET_SETTINGS]: (typeof WALLET_SETTINGS)[Name] extends Setting<infer T> ? T : never;
};

const OF_APPLE = [
  'walletAppleCertificateFile',
  'walletAppleKeyFile',
  'walletAppleWwdrFile',
  'walletApplePassType',
  'walletAppleTeam',
  'walletAppleWebServiceUrl',
  'walletTokenSecrets',
] as const satisfies readonly (keyof Read)[];
const OF_GOOGLE = [
  'walletGoogleKeyFile',
  'walletGoogleIssuerId',
  'walletGoogleClass',
] as const satisfies readonly (keyof Read)[];

/**
 * What of the passes does not go together.
 *
 * @param settings undefined: one that cannot be used by itself, and says nothing of the others
 */
export function walletProblems(
  settings: Partial<Read> & { readonly codeKeysFile?: string | null },
): readonly SettingProblem[] {
  const missing = [OF_APPLE, OF_GOOGLE].flatMap((names) => missingOf(settings, names));
  const isAny = [...OF_APPLE, ...OF_GOOGLE].some((name) => isSet(settings[name]));
  const codes = { variable: 'CODE_KEYS_FILE', rule: 'set with WALLET_…: what passes show are codes' };
  return isAny && settings.codeKeysFile === null ? [...missing, codes] : missing;
}

/** Those that are not there though others are. */
function missingOf(settings: Partial<Read>, names: readonly (keyof Read)[]): readonly SettingProblem[] {
  const there = names.find((name) => isSet(settings[name]));
  if (there === undefined) return [];
  const rule = `set with ${WALLET_SETTINGS[there].variable}`;
  const missing = names.filter((name) => settings[name] !== undefined && !isSet(settings[name]));
  return missing.map((name) => ({ variable: WALLET_SETTINGS[name].variable, rule }));
}

function isSet(value: Read[keyof Read] | undefined): boolean {
  return value !== undefined && value !== null && value.length > 0;
}

/** The settings of the passes in the container's words. */
export function walletsOf(settings: Read): Pick<ContainerSettings, 'wallets'> {
  const [apple, google] = [appleOf(settings), googleOf(settings)];
  return apple === null && google === null ? {} : { wallets: { ...(apple && { apple }), ...(google && { google }) } };
}

function appleOf(settings: Read) {
  const {
    walletAppleCertificateFile: certificateFile,
    walletAppleKeyFile: keyFile,
    walletAppleWebServiceUrl: url,
  } = settings;
  const { walletAppleWwdrFile: wwdrFile, walletApplePassType: passTypeIdentifier } = settings;
  const {
    walletAppleTeam: teamIdentifier,
    walletApplePassphrase: passphrase,
    walletApplePushHost: pushHost,
  } = settings;
  if (certificateFile === null || keyFile === null || wwdrFile === null) return null;
  if (passTypeIdentifier === null || teamIdentifier === null || url === null) return null;
  const webService = { url: url.replace(/\/$/, '') + WEB_SERVICE, secrets: settings.walletTokenSecrets };
  return {
    passTypeIdentifier,
    teamIdentifier,
    certificateFile,
    keyFile,
    wwdrFile,
    webService,
    ...(passphrase !== null && { passphrase }),
    ...(pushHost !== null && { pushHost }),
  };
}

function googleOf({ walletGoogleKeyFile: keyFile, walletGoogleIssuerId: issuerId, walletGoogleClass }: Read) {
  if (keyFile === null || issuerId === null || walletGoogleClass === null) return null;
  return { keyFile, issuerId, classSuffix: walletGoogleClass };
}
