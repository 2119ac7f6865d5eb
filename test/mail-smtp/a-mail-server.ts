import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as the server got it. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: Buffer;
  readonly wasSecure: boolean;
  readonly user: string | null;
}

/** A moment at which the server says something of its own. */
export type Moment = 'CONNECT' | 'AUTH' | 'MAIL' | 'RCPT' | 'CONTENT';

export const USER = 'tickets';
export const PASSWORD = 'correct horse';

/** A mail server of `smtp-server` with what it has received. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  connections = 0;
  private readonly refusals = new Map<Moment, Error>();
  private readonly server: SMTPServer;

  private constructor(options: SMTPServerOptions) {
    this.server = new SMTPServer({
      logger: false,
      // Connections that are kept idle do not hold up the end.
      closeTimeout: 1,
      authOptional: true,
      allowInsecureAuth: true,
      disableReverseLookup: true,
      ...options,
      onConnect: (_, done) => {
        this.connections += 1;
        done(this.refusals.get('CONNECT'));
      },
      onAuth: ({ username, password }, _, done) => {
        const isRight = username === USER && password === PASSWORD;
        const refusal = this.refusals.get('AUTH') ?? (isRight ? null : new Error('Invalid'));
        done(refusal, refusal === null ? { user: username } : undefined);
      },
      onMailFrom: (_, __, done) => done(this.refusals.get('MAIL')),
      onRcptTo: (_, __, done) => done(this.refusals.get('RCPT')),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const refusal = this.refusals.get('CONTENT');
          if (refusal !== undefined) return done(refusal);
          if (stream.sizeExceeded) return done(new Error('too large'));
          const { mailFrom, rcptTo } = session.envelope;
          this.received.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            bytes: Buffer.concat(chunks),
            wasSecure: session.secure,
            user: (session.user as string | undefined) ?? null,
          });
          done(null, '2.0.0 queued as 7F3A');
        });
      },
    });
    this.server.on('error', () => undefined);
  }

  static async open(options: SMTPServerOptions = {}): Promise<MailServer> {
    const server = new MailServer(options);
    server.server.listen(0, '127.0.0.1');
    await once(server.server.server, 'listening');
    return server;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  /** From now on it answers so at this moment. */
  refuse(moment: Moment, responseCode: number, message: string): void {
    this.refusals.set(moment, Object.assign(new Error(message), { responseCode }));
  }

  accept(): void {
    this.refusals.clear();
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
    });
  }
}
