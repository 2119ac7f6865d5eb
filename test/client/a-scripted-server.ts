import { type IncomingHttpHeaders, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came in. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What goes out; a text instead: how it does not. */
export type Scripted =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | 'hang-up'
  | 'never';

/** A refusal of a code. */
export function refusal(status: number, code: string, headers: Readonly<Record<string, string>> = {}): Scripted {
  return { status, headers: { 'content-type': 'application/problem+json', ...headers }, body: { code, detail: code } };
}

const GOOD: Scripted = { status: 200, headers: { 'content-type': 'application/json' }, body: [] };

/** A server that answers as it is told, one answer after the other, and keeps what came in. */
export class ScriptedServer {
  readonly received: Received[] = [];
  private readonly server = createServer();
  private script: Scripted[] = [];

  private constructor() {
    this.server.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        this.received.push({ method, url, headers, body });
        const next = this.script.shift() ?? GOOD;
        if (next === 'never') return;
        if (next === 'hang-up') {
          request.socket.destroy();
          return;
        }
        const text = typeof next.body === 'string' ? next.body : JSON.stringify(next.body);
        response.writeHead(next.status, next.headers).end(text);
      });
    });
  }

  static async open(...script: readonly Scripted[]): Promise<ScriptedServer> {
    const opened = new ScriptedServer();
    opened.script = [...script];
    await new Promise<void>((listening) => opened.server.listen(0, '127.0.0.1', listening));
    return opened;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
