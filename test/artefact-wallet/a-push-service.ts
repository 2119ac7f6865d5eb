import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  type Http2SecureServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
  createSecureServer,
} from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { certificates } from './certificates.js';

/** A push that came. */
export interface ReceivedPush {
  readonly path: string;
  readonly topic: string;
  readonly body: string;
  /** The user id in the client's certificate. */
  readonly client: string;
}

/** How a push is answered; null: not at all. */
export type PushAnswer = { readonly status: number; readonly body?: string } | null;

/** Stands for Apple's push service: HTTP/2 over TLS, which asks for a client's certificate. */
export class PushService {
  readonly received: ReceivedPush[] = [];
  connections = 0;
  /** Decides on each push. */
  answer: (push: ReceivedPush) => PushAnswer = () => ({ status: 200 });
  private readonly sessions = new Set<ServerHttp2Session>();

  private constructor(private readonly server: Http2SecureServer) {
    server.on('session', (session) => {
      this.connections += 1;
      this.sessions.add(session);
      session.on('close', () => this.sessions.delete(session));
      session.on('error', () => undefined);
    });
    server.on('stream', (stream, headers) => this.take(stream, headers));
  }

  /** @param port 0: any */
  static async open(port = 0): Promise<PushService> {
    const { server: cert, serverKey: key, root, wwdr } = certificates();
    const server = createSecureServer({ cert, key, ca: [root, wwdr], requestCert: true, rejectUnauthorized: true });
    const service = new PushService(server);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return service;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Says to every client that it takes no more on this connection. */
  goAway(): void {
    for (const session of this.sessions) session.goaway();
  }

  /** Breaks every connection. */
  cut(): void {
    for (const session of this.sessions) session.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private take(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    let body = '';
    stream.setEncoding('utf8');
    stream.on('error', () => undefined);
    stream.on('data', (chunk: string) => (body += chunk));
    stream.on('end', () => {
      const socket = stream.session?.socket as TLSSocket | undefined;
      const subject = socket?.getPeerCertificate().subject as unknown as Record<string, string> | undefined;
      const push = {
        path: String(headers[':path']),
        topic: String(headers['apns-topic']),
        body,
        client: subject?.['UID'] ?? '',
      };
      this.received.push(push);
      const answer = this.answer(push);
      if (answer === null || stream.destroyed) return;
      stream.respond({ ':status': answer.status });
      stream.end(answer.body ?? '');
    });
  }
}
