import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the server does with a request once it has read it. */
export type ScriptedAnswer =
  | {
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
      /** How late the answer comes, milliseconds. */
      readonly lateMs?: number;
    }
  /** Nothing at all. */
  | 'hang'
  /** A head and half a body, then nothing. */
  | 'hang-in-the-body'
  /** The connection is reset without an answer. */
  | 'reset'
  /** The connection is reset in the middle of the body. */
  | 'reset-in-the-body'
  /** The connection is closed without an answer. */
  | 'close'
  /** A body without end. */
  | 'flood';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface ScriptedServer {
  readonly baseUrl: string;
  readonly received: readonly ReceivedRequest[];
}

/** Runs `work` against a server on a free port that answers every request by the script. */
export async function withServer<T>(
  script: ScriptedAnswer | ((request: ReceivedRequest) => ScriptedAnswer),
  work: (server: ScriptedServer) => Promise<T>,
): Promise<T> {
  const received: ReceivedRequest[] = [];
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, body: await text(incoming) };
    received.push(request);
    play(typeof script === 'function' ? script(request) : script, response);
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  try {
    return await work({ baseUrl: `http://127.0.0.1:${port}`, received });
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

/** An address of this machine at which nobody listens. */
export async function deadAddress(): Promise<string> {
  return withServer('close', async ({ baseUrl }) => baseUrl);
}

function play(answer: ScriptedAnswer, response: ServerResponse): void {
  if (answer === 'hang') return;
  if (answer === 'close') return void response.socket?.end();
  if (answer === 'reset') return void response.socket?.resetAndDestroy();
  if (answer === 'flood') return flood(response);
  if (answer === 'hang-in-the-body' || answer === 'reset-in-the-body') {
    response.writeHead(200, { 'Content-Length': '1000' });
    response.write('{"key":', () => {
      if (answer === 'reset-in-the-body') response.socket?.resetAndDestroy();
    });
    return;
  }
  const { status, headers = {}, body, lateMs } = answer;
  if (lateMs !== undefined) return void setTimeout(() => response.writeHead(status, headers).end(body), lateMs);
  response.writeHead(status, headers).end(body);
}

function flood(response: ServerResponse): void {
  const more = (): void => {
    if (!response.destroyed) response.write(' '.repeat(64 * 1024), more);
  };
  response.writeHead(200);
  more();
}
