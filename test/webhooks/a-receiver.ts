import { type IncomingHttpHeaders, type Server, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as it came. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How a receiver answers: with a status and headers, never, or with bytes as they stand. */
export type ReceiverAnswer =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  | 'never'
  | { readonly bytes: string };

/** A receiver of webhooks on a port of its own. */
export class AReceiver {
  readonly received: Received[] = [];
  answer: (received: Received) => ReceiverAnswer = () => ({ status: 204 });
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url: path = '', headers, socket } = request;
        const received = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') };
        this.received.push(received);
        const answer = this.answer(received);
        if (answer === 'never') return;
        if ('bytes' in answer) socket.end(answer.bytes);
        else response.writeHead(answer.status, answer.headers).end(answer.body);
      });
    });
  }

  static async open(): Promise<AReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new AReceiver(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** How many connections were ever made and are open. */
  get connections(): number {
    return this.sockets.size;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }
}
