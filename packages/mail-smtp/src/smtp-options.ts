import type { SMTPPoolOptions } from 'nodemailer/lib/smtp-pool';
import { MailSettingsError } from './mail-settings-error.js';

/** Where mails are handed over, and how. */
export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  /**
   * `IMPLICIT`: TLS from the first byte (port 465). `STARTTLS`: TLS before anything is said, or nothing is sent (port 587). `NONE`: for
   * a server on this machine alone.
   */
  readonly tls: 'IMPLICIT' | 'STARTTLS' | 'NONE';
  /** Roots to trust instead of those of Node, PEM. */
  readonly ca?: string;
  /** Both or none. Where they are given, nothing is sent to a server that lets nobody log in. */
  readonly user?: string;
  readonly password?: string;
  /** How this machine calls itself; default: its name. */
  readonly clientName?: string;
  /** Connections at most; default: 3. */
  readonly connections?: number;
  /** How long to wait for the connection, and for the greeting, milliseconds; default: 30,000. */
  readonly connectMs?: number;
  /** How long to wait for any answer, milliseconds; default: 120,000. */
  readonly answerMs?: number;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);
const DEFAULT_CONNECTIONS = 3;
const DEFAULT_CONNECT_MS = 30_000;
const DEFAULT_ANSWER_MS = 120_000;
const LONGEST_ANSWER = 64 * 1024;

/**
 * The options as nodemailer takes them.
 *
 * @throws MailSettingsError that names the first that is not right
 */
export function poolOptions(options: SmtpOptions): SMTPPoolOptions {
  const { host, port, tls, ca, user, password, clientName } = options;
  check('host', typeof host === 'string' && /^[A-Za-z0-9.:_-]{1,253}$/.test(host), 'must be a name or an address');
  check('port', Number.isInteger(port) && port > 0 && port < 65_536, 'must be a whole number from 1 to 65535');
  check('tls', ['IMPLICIT', 'STARTTLS', 'NONE'].includes(tls), 'must be one of IMPLICIT, STARTTLS, NONE');
  check('tls', tls !== 'NONE' || LOOPBACK.has(host), 'may be NONE for a server on this machine alone');
  check('password', (user === undefined) === (password === undefined), 'must be there if and only if user is');
  const isName = clientName === undefined || /^[A-Za-z0-9.:[\]_-]{1,253}$/.test(clientName);
  check('clientName', isName, 'must be a name or an address');
  const connections = wholeNumber('connections', options.connections ?? DEFAULT_CONNECTIONS, 100);
  const connectMs = wholeNumber('connectMs', options.connectMs ?? DEFAULT_CONNECT_MS, 600_000);
  return {
    pool: true,
    host,
    port,
    secure: tls === 'IMPLICIT',
    requireTLS: tls === 'STARTTLS',
    ignoreTLS: tls === 'NONE',
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca !== undefined && { ca }) },
    ...(user !== undefined && { auth: { user, pass: password }, forceAuth: true }),
    ...(clientName !== undefined && { name: clientName }),
    maxConnections: connections,
    // As many as can have been closed by the server while they were idle.
    maxRequeues: connections,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: wholeNumber('answerMs', options.answerMs ?? DEFAULT_ANSWER_MS, 3_600_000),
    maxResponseSize: LONGEST_ANSWER,
    logger: false,
  };
}

function check(option: string, isRight: boolean, rule: string): void {
  if (!isRight) throw new MailSettingsError(option, rule);
}

function wholeNumber(option: string, value: number, most: number): number {
  check(option, Number.isInteger(value) && value > 0 && value <= most, `must be a whole number from 1 to ${most}`);
  return value;
}
