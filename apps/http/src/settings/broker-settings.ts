import { listOf } from './security-kinds.js';
import { type SettingKind, orNone, path, secret } from './setting-kinds.js';
import { type SettingProblem, setting } from './setting.js';

const SERVER = 'nats://host:port or tls://host:port, without user, path and query';

function isServer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(text);
  const isBare = username === '' && password === '' && /^\/?$/.test(pathname) && search === '' && hash === '';
  return /^(nats|tls):$/.test(protocol) && hostname !== '' && isBare;
}

const streamName: SettingKind<string> = {
  rule: '1 to 255 letters, digits, - and _',
  read: (text) => (/^[A-Za-z0-9_-]{1,255}$/.test(text) ? text : undefined),
};

/** The settings of the broker to which the feed is published. */
export const BROKER_SETTINGS = {
  natsUrl: setting(
    'NATS_URL',
    '',
    'the NATS servers with JetStream that events are published to; without it nowhere',
    listOf(SERVER, isServer),
  ),
  natsStream: setting(
    'NATS_STREAM',
    'TICKET_DISTRIBUTION',
    'the stream that keeps them: made where it is missing, used as it is where it is there',
    streamName,
  ),
  natsCredentialsFile: setting(
    'NATS_CREDENTIALS_FILE',
    '',
    'a file of NATS credentials (user JWT and seed), read at each connecting',
    orNone(path),
  ),
  natsUser: setting('NATS_USER', '', 'the user for NATS', secret),
  natsPassword: setting('NATS_PASSWORD', '', 'the password of NATS_USER', secret),
} as const;

interface Checked {
  readonly natsUrl: readonly string[];
  readonly natsCredentialsFile: string | null;
  readonly natsUser: string | null;
  readonly natsPassword: string | null;
}

/**
 * What of the broker does not go together.
 *
 * @param settings undefined: one that cannot be used by itself, and says nothing of the others
 */
export function brokerProblems(
  settings: {
    readonly [Name in keyof Checked]: Checked[Name] | undefined;
  },
): readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  const { natsUrl, natsCredentialsFile = null, natsUser = null, natsPassword = null } = settings;
  const proofs = [natsCredentialsFile, natsUser, natsPassword];
  if (natsUrl?.length === 0 && proofs.some((proof) => proof !== null)) {
    problems.push({ variable: 'NATS_URL', rule: 'set with NATS_CREDENTIALS_FILE, NATS_USER and NATS_PASSWORD' });
  }
  if ((natsUser === null) !== (natsPassword === null)) {
    problems.push({ variable: natsUser === null ? 'NATS_USER' : 'NATS_PASSWORD', rule: 'set with the other of both' });
  }
  if (natsCredentialsFile !== null && natsUser !== null) {
    problems.push({ variable: 'NATS_CREDENTIALS_FILE', rule: 'absent with NATS_USER' });
  }
  if (new Set(natsUrl?.map((server) => new URL(server).protocol)).size > 1) {
    problems.push({ variable: 'NATS_URL', rule: 'all nats:// or all tls://' });
  }
  return problems;
}
