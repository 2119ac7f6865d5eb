import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2';
import { certificateOf } from '../settings/certificate-of.js';
import { checkText } from '../settings/check-text.js';
import { rsaKeyOf } from '../settings/rsa-key-of.js';
import { pushAnswer } from './push-answer.js';
import type { PushOutcome } from './push-outcome.js';

/** Where pushes go, and with whose certificate. */
export interface ApplePushOptions {
  /** The topic. */
  readonly passTypeIdentifier: string;
  /** The certificate of the pass type and its key, PEM. */
  readonly certificate: string;
  readonly key: string;
  readonly passphrase?: string;
  /** Default: api.push.apple.com. Passes have no sandbox. */
  readonly host?: string;
  /** Default: 443. */
  readonly port?: number;
  /** Roots to trust instead of those of Node, PEM. */
  readonly ca?: string;
  /** How long a push may take with all that it needs, milliseconds; default: 10,000. */
  readonly timeoutMs?: number;
}

const PUSH_TOKEN = /^[0-9A-Fa-f]{1,256}$/;
const LONGEST_ANSWER = 4096;
const DEFAULT_TIMEOUT_MS = 10_000;

/** Tells telephones, by Apple's push service, that a pass of theirs has changed. All pushes share one connection. */
export class ApplePushSender {
  private readonly origin: string;
  private readonly tls: { readonly cert: string; readonly key: string; readonly ca?: string };
  private readonly timeoutMs: number;
  private session: ClientHttp2Session | null = null;

  /** @throws WalletSettingsError where certificate and key are not what they have to be */
  constructor(private readonly options: ApplePushOptions) {
    checkText('apple.passTypeIdentifier', options.passTypeIdentifier);
    const certificate = certificateOf('apple.certificate', options.certificate);
    const key = rsaKeyOf(certificate, options.key, options.passphrase);
    this.tls = {
      cert: options.certificate,
      key: key.export({ type: 'pkcs8', format: 'pem' }) as string,
      ...(options.ca !== undefined && { ca: options.ca }),
    };
    this.origin = `https://${options.host ?? 'api.push.apple.com'}:${options.port ?? 443}`;
    this.timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  }

  /** Never throws: what goes wrong is an outcome. */
  async send(pushToken: string): Promise<PushOutcome> {
    if (!PUSH_TOKEN.test(pushToken)) return { kind: 'REFUSED', reason: 'the token is not hexadecimal' };
    const session = this.connected();
    try {
      const stream = session.request({
        [constants.HTTP2_HEADER_METHOD]: 'POST',
        [constants.HTTP2_HEADER_PATH]: `/3/device/${pushToken}`,
        'apns-topic': this.options.passTypeIdentifier,
      });
      return await this.outcomeOf(stream, session);
    } catch {
      this.leave(session);
      return { kind: 'TRY_LATER', reason: 'the connection was lost' };
    }
  }

  /** Closes the connection. Pushes under way end as lost. */
  close(): void {
    if (this.session !== null) this.leave(this.session);
  }

  private connected(): ClientHttp2Session {
    if (this.session !== null) return this.session;
    const session = connect(this.origin, this.tls);
    const forget = (): void => {
      if (this.session === session) this.session = null;
    };
    session.on('error', forget);
    session.on('close', forget);
    // No new push on it; those under way may still be answered.
    session.on('goaway', () => {
      forget();
      session.close();
    });
    this.session = session;
    return session;
  }

  private leave(session: ClientHttp2Session): void {
    if (this.session === session) this.session = null;
    session.destroy();
  }

  /** A connection on which nothing came in time is not used again: it may be dead without anybody having been told. */
  private outcomeOf(stream: ClientHttp2Stream, session: ClientHttp2Session): Promise<PushOutcome> {
    return new Promise((resolve) => {
      let [status, body]: [number, string] = [0, ''];
      const later = (reason: string): void => resolve({ kind: 'TRY_LATER', reason });
      const timer = setTimeout(() => {
        later(`there was no answer within ${this.timeoutMs} milliseconds`);
        this.leave(session);
      }, this.timeoutMs);
      stream.setEncoding('utf8');
      stream.on('response', (headers) => {
        status = headers[':status'] ?? 0;
      });
      stream.on('data', (chunk: string) => {
        if (body.length < LONGEST_ANSWER) body += chunk;
      });
      stream.on('error', () => later('the connection was lost'));
      stream.on('end', () => {
        if (status !== 0) resolve(pushAnswer(status, body));
      });
      stream.on('close', () => {
        clearTimeout(timer);
        later('the connection was lost');
      });
      stream.end('{}');
    });
  }
}
