import type { ContainerSettings } from '@ticket-distribution/container';
import { hostName, oneOf, orNone, path, secret, wholeNumber } from './setting-kinds.js';
import { type SettingProblem, setting } from './setting.js';

const DAY_MS = 86_400_000;

const address = {
  rule: 'an e-mail address such as tickets@example.org',
  read: (text: string) =>
    /^[^\s@,;<>"]{1,64}@[^\s@,;<>".]{1,63}(?:\.[^\s@,;<>".]{1,63}){1,8}$/.test(text) ? text : undefined,
};

const days = {
  rule: 'a whole number of days from 1 to 3650',
  read: (text: string) => {
    const count = wholeNumber(1, 3650).read(text);
    return count === undefined ? undefined : count * DAY_MS;
  },
};

/** The settings of what can be shown of tickets. */
export const DOCUMENT_SETTINGS = {
  codeKeysFile: setting(
    'CODE_KEYS_FILE',
    '',
    'a file with the keys that codes of tickets are signed with, made by npm run keys; without it there are no codes',
    orNone(path),
  ),
  pdfKeepMs: setting('PDF_KEEP_DAYS', '90', 'how long a PDF ticket is kept after it was made, days', days),
  smtpHost: setting('SMTP_HOST', '', 'the mail server that tickets are sent by; without it none are', orNone(hostName)),
  smtpPort: setting('SMTP_PORT', '587', 'its port', wholeNumber(1, 65_535)),
  smtpTls: setting(
    'SMTP_TLS',
    'STARTTLS',
    'how the way to it is protected: IMPLICIT (port 465), STARTTLS, or NONE for a server on this machine',
    oneOf('IMPLICIT', 'STARTTLS', 'NONE'),
  ),
  smtpUser: setting('SMTP_USER', '', 'the user for it', secret),
  smtpPassword: setting('SMTP_PASSWORD', '', 'the password of SMTP_USER', secret),
  mailFrom: setting('MAIL_FROM', '', 'from which address tickets are sent', orNone(address)),
} as const;

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

type Read = {
  readonly [Name in keyof typeof DOCUMENT_SETTINGS]: ReturnType<(typeof DOCUMENT_SETTINGS)[Name]['kind']['read']>;
};

/**
 * What of the documents does not go together.
 *
 * @param settings undefined: one that cannot be used by itself, and says nothing of the others
 */
export function documentProblems({
  codeKeysFile,
  smtpHost = null,
  smtpTls,
  smtpUser = null,
  smtpPassword = null,
  mailFrom,
}: Partial<Read>): readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (smtpHost !== null && mailFrom === null) problems.push({ variable: 'MAIL_FROM', rule: 'set with SMTP_HOST' });
  if (smtpHost !== null && codeKeysFile === null) {
    problems.push({ variable: 'CODE_KEYS_FILE', rule: 'set with SMTP_HOST: what is sent are tickets with codes' });
  }
  if (smtpHost === null && mailFrom != null) problems.push({ variable: 'SMTP_HOST', rule: 'set with MAIL_FROM' });
  if (smtpTls === 'NONE' && smtpHost !== null && !LOOPBACK.has(smtpHost)) {
    problems.push({ variable: 'SMTP_TLS', rule: 'IMPLICIT or STARTTLS for a server that is not on this machine' });
  }
  if ((smtpUser === null) !== (smtpPassword === null)) {
    problems.push({ variable: smtpUser === null ? 'SMTP_USER' : 'SMTP_PASSWORD', rule: 'set with the other of both' });
  }
  return problems;
}

/** The settings of the mail server in the container's words. */
export function mailOf(settings: {
  readonly smtpHost: string | null;
  readonly smtpPort: number;
  readonly smtpTls: 'IMPLICIT' | 'STARTTLS' | 'NONE';
  readonly smtpUser: string | null;
  readonly smtpPassword: string | null;
  readonly mailFrom: string | null;
}): Pick<ContainerSettings, 'mail'> {
  const { smtpHost: host, smtpPort: port, smtpTls: tls, smtpUser: user, smtpPassword: password, mailFrom } = settings;
  if (host === null || mailFrom === null) return {};
  const proof = user === null || password === null ? {} : { user, password };
  return { mail: { smtp: { host, port, tls, ...proof }, from: { address: mailFrom } } };
}
